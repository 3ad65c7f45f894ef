resource "aws_kms_key" "calls" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
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
      { Effect = "Allow", Action = "transcribe:StartTranscriptionJob", Resource = "*" },
      {
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = aws_kms_key.calls.arn
        Condition = { StringEquals = { "kms:EncryptionContext:app" = "calls" } }
      },
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
          OutputBucketName         = "calls-transcripts"
          OutputEncryptionKMSKeyId = aws_kms_key.calls.arn
          KMSEncryptionContext     = { app = "calls" }
        }
        End = true
      }
    }
  })
}
