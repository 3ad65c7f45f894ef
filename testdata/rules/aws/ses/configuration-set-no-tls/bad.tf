resource "aws_ses_configuration_set" "default" { # expect: aws-ses-configuration-set-no-tls
  name = "default"
}

resource "aws_sesv2_configuration_set" "optional" {
  configuration_set_name = "optional"
  delivery_options {
    tls_policy = "OPTIONAL" # expect: aws-ses-configuration-set-no-tls
  }
}
