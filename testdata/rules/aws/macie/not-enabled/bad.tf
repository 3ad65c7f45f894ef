resource "aws_transcribe_vocabulary" "products" { # expect: aws-macie-not-enabled
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_cloudtrail" "all" {
  name                  = "all"
  s3_bucket_name        = "logs"
  is_multi_region_trail = true
}
