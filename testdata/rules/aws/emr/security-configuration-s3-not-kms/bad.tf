resource "aws_emr_security_configuration" "s3" {
  name          = "s3"
  configuration = <<-JSON
    {
      "EncryptionConfiguration": {
        "EnableAtRestEncryption": true,
        "AtRestEncryptionConfiguration": {
          "S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}
        }
      }
    }
  JSON
}
