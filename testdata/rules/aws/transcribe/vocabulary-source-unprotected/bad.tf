resource "aws_s3_bucket" "words" {} # expect: aws-transcribe-vocabulary-source-unprotected

resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name     = "products"
  language_code       = "en-US"
  vocabulary_file_uri = "s3://${aws_s3_bucket.words.id}/products.txt"
}
