from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recognition', '0003_lists'),
        ('register', '0002_left'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='indexrow',
            index=models.Index(fields=['audience', 'folded', 'factory'], name='recognition_audienc_1a4dd0_idx'),
        ),
        migrations.AddIndex(
            model_name='indexrow',
            index=models.Index(fields=['programme', 'folded', 'factory'], name='recognition_program_83a607_idx'),
        ),
        migrations.AddIndex(
            model_name='indexrow',
            index=models.Index(fields=['audience', 'programme', 'pack', 'word', 'step', 'lacking', 'due_on', 'not_met', 'not_known', 'factory'], name='counts_of_a_portfolio'),
        ),
    ]
