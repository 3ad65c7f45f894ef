resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startMedicalTranscriptionJob"
        Parameters = {
          "MedicalTranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode                    = "en-US"
          OutputBucketName                = "visits-transcripts"
          Specialty                       = "PRIMARYCARE"
          Type                            = "CONVERSATION"
          ContentIdentificationType       = "PHI"
        }
        End = true
      }
    }
  })
}
