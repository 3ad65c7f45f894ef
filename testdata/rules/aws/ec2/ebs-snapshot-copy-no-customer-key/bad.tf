resource "aws_ebs_snapshot_copy" "service_key" { # expect: aws-ec2-ebs-snapshot-copy-no-customer-key
  source_snapshot_id = "snap-0a1b2c3d4e5f60718"
  source_region      = "eu-central-1"
  encrypted          = true
}

resource "aws_ebs_snapshot_copy" "service_key_by_alias" {
  source_snapshot_id = "snap-0a1b2c3d4e5f60718"
  source_region      = "eu-central-1"
  encrypted          = true
  kms_key_id         = "alias/aws/ebs" # expect: aws-ec2-ebs-snapshot-copy-no-customer-key
}
