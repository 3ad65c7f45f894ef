resource "aws_transcribe_vocabulary" "products" { # expect: aws-cloudtrail-not-enabled
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_config_configuration_recorder" "all" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}
