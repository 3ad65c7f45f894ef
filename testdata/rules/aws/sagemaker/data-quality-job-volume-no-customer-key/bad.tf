resource "aws_sagemaker_data_quality_job_definition" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/monitor"

  job_resources {
    cluster_config { # expect: aws-sagemaker-data-quality-job-volume-no-customer-key
      instance_count    = 1
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }
}
