resource "aws_s3_bucket" "transcripts" {}

resource "aws_s3_bucket_notification" "new" {
  bucket = aws_s3_bucket.transcripts.id
  lambda_function {
    lambda_function_arn = aws_lambda_function.share.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          "TranscriptionJobName.$" = "4303.Execution.Name"
          OutputBucketName         = aws_s3_bucket.transcripts.id
          Media                    = { "MediaFileUri.$" = "$.recording" }
        }
        End = true
      }
    }
  })
}

resource "aws_lambda_function" "share" {
  function_name = "share"
  role          = aws_iam_role.share.arn
}

resource "aws_iam_role" "share" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "share" {
  role = aws_iam_role.share.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.transcripts.arn },
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.index.arn },
    ]
  })
}

resource "aws_sns_topic" "transcripts" { # expect: aws-transcribe-transcript-copied-unencrypted
  name = "transcripts"
}

# Encrypted with keys of SQS's own where nothing is said.
resource "aws_sqs_queue" "index" {
  name = "index"
}
