resource "aws_s3_bucket" "transcripts" {
  bucket = "calls-transcripts"
}

resource "aws_sfn_state_machine" "calls" {
  role_arn   = "arn:aws:iam::111122223333:role/workflow"
  definition = <<-JSON
    {
      "StartAt": "Each",
      "States": {
        "Each": {
          "Type": "Map",
          "ItemProcessor": {
            "StartAt": "Transcribe",
            "States": {
              "Transcribe": {
                "Type": "Task",
                "Resource": "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob",
                "Arguments": {
                  "TranscriptionJobName": "{% $states.context.Execution.Name %}",
                  "OutputBucketName": "${aws_s3_bucket.transcripts.bucket}"
                },
                "End": true
              }
            }
          },
          "End": true
        }
      }
    }
  JSON
}
