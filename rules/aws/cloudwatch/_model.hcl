# CloudWatch alarms and log groups.

type "aws.cloudwatch.log_group" {
  attributes {
    # Days; 0: for ever.
    retention = optional(number, 0)
    kms_key   = string
    class     = optional(string, "STANDARD")
  }

  derived {
    # Log groups of class DELIVERY keep what they get for two days, whatever is written.
    keeps_events = upper(self.class) != "DELIVERY"
  }

  terraform "aws_cloudwatch_log_group" {
    identity  = ["id", "arn", "name"]
    retention = self.retention_in_days
    kms_key   = self.kms_key_id
    class     = self.log_group_class
  }

  cloudformation "AWS::Logs::LogGroup" {
    identity  = ["Ref", "Arn", "LogGroupName"]
    retention = self.RetentionInDays
    kms_key   = self.KmsKeyId
    class     = self.LogGroupClass
  }
}

# An alarm on a metric, or on other alarms.
type "aws.cloudwatch.alarm" {
  attributes {
    actions_enabled = optional(bool, true)
    # What is done when the alarm goes off, when it ends, and when data are missing.
    actions         = list(string)
  }

  terraform "aws_cloudwatch_metric_alarm" "aws_cloudwatch_composite_alarm" {
    actions = concat(self.alarm_actions, self.ok_actions, self.insufficient_data_actions)
  }

  cloudformation "AWS::CloudWatch::Alarm" "AWS::CloudWatch::CompositeAlarm" {
    actions = concat(self.AlarmActions, self.OKActions, self.InsufficientDataActions)
  }
}
