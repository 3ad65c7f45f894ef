resource "aws_transfer_server" "default" { # expect: aws-transfer-server-public
  protocols = ["SFTP"]
}

resource "aws_transfer_server" "written" {
  endpoint_type = "PUBLIC" # expect: aws-transfer-server-public
}
