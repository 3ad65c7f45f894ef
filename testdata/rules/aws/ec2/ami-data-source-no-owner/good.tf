data "aws_ami" "owned" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = ["acme-base-*"]
  }
}

data "aws_ami" "filtered" {
  most_recent = true

  filter {
    name   = "name"
    values = ["acme-base-*"]
  }

  filter {
    name   = "owner-id"
    values = ["111122223333"]
  }
}
