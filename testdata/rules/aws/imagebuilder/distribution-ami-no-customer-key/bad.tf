resource "aws_imagebuilder_distribution_configuration" "base" {
  name = "base"
  distribution {
    region = "eu-west-1"
    ami_distribution_configuration { # expect: aws-imagebuilder-distribution-ami-no-customer-key
      name = "base-{{ imagebuilder:buildDate }}"
    }
  }
}
