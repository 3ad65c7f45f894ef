resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_transcribe_language_model" "support" {
  model_name      = "support"
  base_model_name = "NarrowBand"
  language_code   = "en-US"
  input_data_config {
    data_access_role_arn = aws_iam_role.data.arn # expect: aws-transcribe-data-access-role-not-assumable
    s3_uri               = "s3://calls-training/"
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
        Resource = "arn:aws:states:::aws-sdk:transcribe:startCallAnalyticsJob"
        Parameters = {
          "CallAnalyticsJobName.$" = "$$.Execution.Name"
          DataAccessRoleArn        = aws_iam_role.data.arn # expect: aws-transcribe-data-access-role-not-assumable
        }
        End = true
      }
    }
  })
}
