from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0001_tables'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='factory',
            index=models.Index(condition=models.Q(('left_on__isnull', False)), fields=['id'], name='factories_that_left'),
        ),
    ]
