variable "key" {
  type = string
}

resource "aws_ebs_volume" "callers_key" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = var.key
}
