# Events and alarms of Transcribe.

# A rule of EventBridge for events of Transcribe, or what is meant to be one.
type "aws.transcribe.event_rule" {
  attributes {
    sources      = list(string)
    detail_types = list(string)
    detail       = any
    resources    = any
    targets      = list(any)
  }

  terraform "aws_cloudwatch_event_rule" {
    identity = ["id", "arn", "name"]
    attach_all "targets" "aws_cloudwatch_event_target" { on = targets.rule }
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in decoded(self.event_pattern).source : strcontains(lower(s), "transcribe")
    ])), false) || coalesce(known(any([
      for s in decoded(self.event_pattern)["detail-type"] : startswith(lower(s), "transcribe ")
    ])), false))
    sources      = decoded(self.event_pattern).source
    detail_types = decoded(self.event_pattern)["detail-type"]
    detail       = decoded(self.event_pattern).detail
    resources    = decoded(self.event_pattern).resources
    targets      = [for t in targets : t.arn]
  }

  cloudformation "AWS::Events::Rule" {
    identity = ["Ref", "Arn", "Name"]
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in self.EventPattern.source : strcontains(lower(s), "transcribe")
    ])), false) || coalesce(known(any([
      for s in self.EventPattern["detail-type"] : startswith(lower(s), "transcribe ")
    ])), false))
    sources      = self.EventPattern.source
    detail_types = self.EventPattern["detail-type"]
    detail       = self.EventPattern.detail
    resources    = self.EventPattern.resources
    targets      = [for t in self.Targets : t.Arn]
  }
}

# An alarm on a metric of Transcribe.
type "aws.transcribe.alarm" {
  attributes {
    acts = optional(bool, false)
  }

  terraform "aws_cloudwatch_metric_alarm" {
    when = mentioned("transcribe") && (coalesce(self.namespace == "AWS/Transcribe", false))
    acts = coalesce(self.actions_enabled, true) && present(self.alarm_actions)
  }
  cloudformation "AWS::CloudWatch::Alarm" {
    when = mentioned("transcribe") && (coalesce(self.Namespace == "AWS/Transcribe", false))
    acts = coalesce(self.ActionsEnabled, true) && present(self.AlarmActions)
  }
}
