variable "tls" {
  type = string
}

resource "aws_ses_configuration_set" "caller_decides" {
  name = "some"
  delivery_options {
    tls_policy = var.tls
  }
}
