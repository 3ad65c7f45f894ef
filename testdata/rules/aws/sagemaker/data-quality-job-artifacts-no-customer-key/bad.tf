resource "aws_sagemaker_data_quality_job_definition" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/monitor"

  data_quality_job_output_config { # expect: aws-sagemaker-data-quality-job-artifacts-no-customer-key
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://monitoring/orders"
      }
    }
  }
}
