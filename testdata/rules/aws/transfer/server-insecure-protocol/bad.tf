resource "aws_transfer_server" "partners" {
  endpoint_type = "VPC"
  protocols     = ["SFTP", "FTP"] # expect: aws-transfer-server-insecure-protocol
}
