resource "aws_transfer_server" "default" {}

resource "aws_transfer_server" "encrypted" {
  endpoint_type = "VPC"
  protocols     = ["SFTP", "FTPS"]
}
