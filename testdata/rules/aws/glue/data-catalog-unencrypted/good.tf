resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
      aws_kms_key_id                       = "arn:aws:kms:eu-west-1:111122223333:alias/glue"
    }
    encryption_at_rest {
      catalog_encryption_mode         = "SSE-KMS-WITH-SERVICE-ROLE"
      catalog_encryption_service_role = "arn:aws:iam::111122223333:role/glue"
      sse_aws_kms_key_id              = "arn:aws:kms:eu-west-1:111122223333:alias/glue"
    }
  }
}
