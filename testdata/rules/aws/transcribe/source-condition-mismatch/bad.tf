resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "transcribe.amazonaws.com" }
      Condition = { # expect: aws-transcribe-source-condition-mismatch
        StringEquals = { "aws:SourceArn" = "arn:aws:transcribe:eu-west-1:111122223333:*" }
      }
    }]
  })
}

resource "aws_iam_role" "other" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "transcribe.amazonaws.com" }
      Condition = { # expect: aws-transcribe-source-condition-mismatch
        StringEquals = { "aws:SourceAccount" = "111122223333" }
        ArnLike      = { "aws:SourceArn" = "arn:aws:transcribe:eu-west-1:444455556666:*" }
      }
    }]
  })
}

resource "aws_iam_role" "anybody" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "transcribe.amazonaws.com" }
      Condition = { # expect: aws-transcribe-source-condition-mismatch
        ArnLike = { "aws:SourceArn" = "arn:aws:transcribe:*:*:*" }
      }
    }]
  })
}
