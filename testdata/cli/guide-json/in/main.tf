resource "aws_s3_bucket" "recordings" {
  tags = { DataClassification = "confidential" }
}

resource "aws_s3_bucket" "transcripts" {
  tags = { DataClassification = "confidential" }
}

resource "aws_kms_key" "transcripts" {
  enable_key_rotation = true
}

resource "aws_iam_role" "workflow" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "workflow" {
  role = aws_iam_role.workflow.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["transcribe:StartTranscriptionJob"], Resource = "*" },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "*" },
    ]
  })
}

resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = aws_iam_role.workflow.arn
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode             = "en-US"
          Media                    = { MediaFileUri = "s3://${aws_s3_bucket.recordings.id}/a.wav" }
          OutputBucketName         = aws_s3_bucket.transcripts.id
          OutputEncryptionKMSKeyId = aws_kms_key.transcripts.arn
        }
        Retry = [{ ErrorEquals = ["States.ALL"] }]
        End   = true
      }
    }
  })
}
