resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_config_configuration_recorder" "all" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_cloudtrail" "all" {
  name                  = "all"
  s3_bucket_name        = "logs"
  is_multi_region_trail = true
}
