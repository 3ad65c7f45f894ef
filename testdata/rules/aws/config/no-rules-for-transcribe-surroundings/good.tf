resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_config_configuration_recorder" "all" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_config_rule" "tls" {
  name = "tls"
  source {
    owner             = "AWS"
    source_identifier = "S3_BUCKET_SSL_REQUESTS_ONLY"
  }
}
