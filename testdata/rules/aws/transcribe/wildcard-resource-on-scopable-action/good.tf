resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["transcribe:StartTranscriptionJob", "transcribe:ListTranscriptionJobs"]
      Resource = "*"
    }, {
      Effect   = "Allow"
      Action   = "transcribe:GetTranscriptionJob"
      Resource = "arn:aws:transcribe:eu-west-1:111122223333:transcription-job/calls-*"
    }, {
      Effect   = "Allow"
      Action   = "transcribe:DeleteVocabulary"
      Resource = "*"
      Condition = {
        StringEquals = { "aws:ResourceTag/team" = "support" }
      }
    }]
  })
}
