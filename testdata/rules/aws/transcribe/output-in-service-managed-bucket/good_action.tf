resource "aws_s3_object" "call" {
  bucket = "recordings"
  key    = "call.wav"
  source = "call.wav"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.aws_transcribe_start_transcription_job.call]
    }
  }
}

action "aws_transcribe_start_transcription_job" "call" {
  config {
    transcription_job_name = "call"
    media_file_uri         = "s3://recordings/call.wav"
    language_code          = "de-DE"
    output_bucket_name     = "transcripts"
  }
}
