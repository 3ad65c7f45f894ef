resource "aws_sagemaker_data_quality_job_definition" "default" { # expect: aws-sagemaker-data-quality-job-traffic-unencrypted
  name     = "default"
  role_arn = "arn:aws:iam::111122223333:role/monitor"
}

resource "aws_sagemaker_data_quality_job_definition" "off" {
  name     = "off"
  role_arn = "arn:aws:iam::111122223333:role/monitor"

  network_config {
    enable_inter_container_traffic_encryption = false # expect: aws-sagemaker-data-quality-job-traffic-unencrypted
  }
}
