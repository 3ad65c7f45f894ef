resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "transcribe.amazonaws.com" }
    }]
  })
}

resource "aws_transcribe_language_model" "support" {
  model_name      = "support"
  base_model_name = "NarrowBand"
  language_code   = "en-US"
  input_data_config {
    data_access_role_arn = aws_iam_role.data.arn
    s3_uri               = "s3://calls-training/"
  }
}
