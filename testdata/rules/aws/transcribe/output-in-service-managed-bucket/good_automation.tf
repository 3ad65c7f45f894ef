resource "aws_s3_bucket" "transcripts" {
  bucket = "example-transcripts"
}

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
          Api: StartTranscriptionJob
          TranscriptionJobName: nightly
          OutputBucketName: ${aws_s3_bucket.transcripts.id}
  YAML
}
