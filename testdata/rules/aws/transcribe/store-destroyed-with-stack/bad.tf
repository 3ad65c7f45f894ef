resource "aws_s3_bucket" "transcripts" {
  force_destroy = true # expect: aws-transcribe-store-destroyed-with-stack
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
          "TranscriptionJobName.$" = "$$.Execution.Name"
          OutputBucketName         = aws_s3_bucket.transcripts.id
        }
        End = true
      }
    }
  })
}
