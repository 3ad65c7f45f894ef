# Automation documents as YAML text.
resource "aws_ssm_document" "text" {
  name            = "transcribe"
  document_type   = "Automation"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "0.3"
    mainSteps:
      - name: start
        action: aws:executeAwsApi
        inputs:
          Service: transcribe
          Api: StartTranscriptionJob # expect: aws-transcribe-output-in-service-managed-bucket
          TranscriptionJobName: "{{ automation:EXECUTION_ID }}"
          Media:
            MediaFileUri: s3://${aws_s3_bucket.calls.id}/call.wav
  YAML
}

resource "aws_ssm_document" "encoded" {
  name            = "transcribe-again"
  document_type   = "Automation"
  document_format = "YAML"
  content = yamlencode({
    schemaVersion = "0.3"
    mainSteps = [{
      name   = "start"
      action = "aws:executeAwsApi"
      inputs = {
        Service              = "transcribe"
        Api                  = "StartTranscriptionJob" # expect: aws-transcribe-output-in-service-managed-bucket
        TranscriptionJobName = "{{ automation:EXECUTION_ID }}"
      }
    }]
  })
}

resource "aws_s3_bucket" "calls" {
  bucket = "example-calls"
}
