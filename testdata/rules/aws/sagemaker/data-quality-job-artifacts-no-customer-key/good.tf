resource "aws_kms_key" "monitoring" {}

resource "aws_sagemaker_data_quality_job_definition" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/monitor"

  data_quality_job_output_config {
    kms_key_id = aws_kms_key.monitoring.arn

    monitoring_outputs {
      s3_output {
        s3_uri = "s3://monitoring/orders"
      }
    }
  }
}
