from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="designation",
            name="role",
            field=models.CharField(default="enterprise_advisor", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="designation",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
    ]
