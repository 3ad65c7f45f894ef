resource "aws_ses_configuration_set" "first" {
  name = "first"
  delivery_options {
    tls_policy = "Require"
  }
}

resource "aws_sesv2_configuration_set" "second" {
  configuration_set_name = "second"
  delivery_options {
    tls_policy = "REQUIRE"
  }
}
