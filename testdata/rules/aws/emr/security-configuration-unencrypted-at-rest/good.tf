resource "aws_emr_security_configuration" "on" {
  name          = "on"
  configuration = <<-JSON
    {
      "EncryptionConfiguration": {
        "EnableInTransitEncryption": false,
        "EnableAtRestEncryption": true,
        "AtRestEncryptionConfiguration": {
          "S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}
        }
      }
    }
  JSON
}
