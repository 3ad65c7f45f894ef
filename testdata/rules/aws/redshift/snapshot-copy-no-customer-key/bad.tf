resource "aws_redshift_snapshot_copy_grant" "absent" { # expect: aws-redshift-snapshot-copy-no-customer-key
  snapshot_copy_grant_name = "absent"
}

resource "aws_redshift_snapshot_copy_grant" "aws_managed" {
  snapshot_copy_grant_name = "aws-managed"
  kms_key_id               = "alias/aws/redshift" # expect: aws-redshift-snapshot-copy-no-customer-key
}
