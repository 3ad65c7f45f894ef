resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
    }
    encryption_at_rest {
      catalog_encryption_mode = "DISABLED" # expect: aws-glue-data-catalog-unencrypted
    }
  }
}

resource "aws_glue_data_catalog_encryption_settings" "passwords" {
  catalog_id = "111122223333"

  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = false # expect: aws-glue-data-catalog-unencrypted
    }
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
    }
  }
}
