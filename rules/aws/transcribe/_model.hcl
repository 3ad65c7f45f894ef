# Amazon Transcribe: the requests that start jobs or make vocabularies and models, wherever a
# definition makes them, and what stands around them: buckets, roles, callers.

# A request to Transcribe that a definition makes: a task of a state machine, the target of a
# schedule, a step of an automation document, a custom resource. Keys of requests are in lower case.
type "aws.transcribe.job" {
  attributes {
    # startTranscriptionJob, createVocabulary …
    action  = string
    request = any
    # Whether the definition tries again, or goes another way, when the request fails.
    retries = optional(bool, false)
    catches = optional(bool, false)
    # The role that makes the request.
    caller  = string
  }

  derived {
    starts    = coalesce(contains([
      "startTranscriptionJob", "startMedicalTranscriptionJob", "startCallAnalyticsJob", "startMedicalScribeJob",
    ], self.action), false)
    creates   = coalesce(contains(["createVocabulary", "createVocabularyFilter", "createLanguageModel"], self.action), false)
    standard  = coalesce(self.action == "startTranscriptionJob", false)
    medical   = coalesce(self.action == "startMedicalTranscriptionJob", false)
    analytics = coalesce(self.action == "startCallAnalyticsJob", false)
    scribe    = coalesce(self.action == "startMedicalScribeJob", false)

    output = self.analytics ? self.request.outputlocation : self.request.outputbucketname
    # Null where the service keeps the result.
    output_bucket = self.analytics ? s3_bucket(self.request.outputlocation) : self.request.outputbucketname
    input         = coalesce(self.request.media.mediafileuri, self.request.media.redactedmediafileuri)
    key           = coalesce(self.request.outputencryptionkmskeyid, self.request.encryptionconfiguration.kmskey)
    # Call Analytics has no encryption context.
    context       = self.request.kmsencryptioncontext
    redaction     = self.analytics ? self.request.settings.contentredaction : self.request.contentredaction
    data_role     = coalesce(
      self.request.dataaccessrolearn, self.request.jobexecutionsettings.dataaccessrolearn,
      self.request.inputdataconfig.dataaccessrolearn,
    )
  }

  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    each     = [for c in state_machine_calls(self.definition) : c if c.service == "transcribe"]
    caller   = self.role_arn
  }
  terraform "aws_scheduler_schedule" {
    identity = ["id", "arn", "name"]
    each     = [for c in sdk_calls(self.target.arn, self.target.input) : c if c.service == "transcribe"]
    retries  = coalesce(self.target.retry_policy.maximum_retry_attempts, 185) > 0
    catches  = present(self.target.dead_letter_config.arn)
    caller   = self.target.role_arn
  }
  terraform "aws_ssm_document" {
    identity = ["id", "arn", "name"]
    each     = [for c in automation_calls(self.content) : c if c.service == "transcribe"]
    caller   = null
  }

  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    each = [
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    caller  = self.RoleArn
  }
  cloudformation "AWS::Serverless::StateMachine" {
    identity = ["Ref", "Arn", "Name"]
    each = [
      for c in state_machine_calls(self.Definition, self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    caller  = self.Role
  }
  cloudformation "AWS::Scheduler::Schedule" {
    identity = ["Ref", "Arn", "Name"]
    each     = [for c in sdk_calls(self.Target.Arn, self.Target.Input) : c if c.service == "transcribe"]
    action   = each.action
    request  = each.request
    retries  = coalesce(self.Target.RetryPolicy.MaximumRetryAttempts, 185) > 0
    catches  = present(self.Target.DeadLetterConfig.Arn)
    caller   = self.Target.RoleArn
  }
  cloudformation "AWS::SSM::Document" {
    each    = [for c in automation_calls(self.Content) : c if c.service == "transcribe"]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    caller  = null
  }
  # A custom resource that calls an SDK action, as the CDK makes it.
  cloudformation "Custom::AWS" {
    each = [
      for c in sdk_calls(
        "aws-sdk:${trimsuffix(trimprefix(lower(jsondecode(self.Create).service), "@aws-sdk/client-"), "service")}:${trimsuffix(jsondecode(self.Create).action, "Command")}",
        jsondecode(self.Create).parameters,
      ) : c if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = false
    catches = false
    caller  = null
  }
}

# A role that requests, vocabularies and models give to Transcribe.
type "aws.transcribe.role_use" {
  attributes {
    role = string
  }

  terraform "aws_transcribe_language_model" {
    role = self.input_data_config.data_access_role_arn
  }
  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    each     = [for c in state_machine_calls(self.definition) : c if c.service == "transcribe"]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }
  terraform "aws_scheduler_schedule" {
    identity = ["id", "arn", "name"]
    each     = [for c in sdk_calls(self.target.arn, self.target.input) : c if c.service == "transcribe"]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }

  cloudformation "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" {
    role = self.DataAccessRoleArn
  }
  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    each = [
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }
}

# A role that may use Transcribe by name, or that Transcribe may take on.
type "aws.transcribe.role" {
  attributes {
    statements = list(any)
    trust      = list(any)
  }

  derived {
    # Only actions that name Transcribe: who may do everything is another matter.
    calls = coalesce(known(any([
      for s in self.statements : s.allows && any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false)
    starts_jobs = coalesce(known(any([
      for s in self.statements : s.allows && any([
        for a in s.actions : startswith(lower(a), "transcribe:") && any([
          for start in [
            "transcribe:StartTranscriptionJob", "transcribe:StartMedicalTranscriptionJob",
            "transcribe:StartCallAnalyticsJob", "transcribe:StartMedicalScribeJob",
          ] : action_matches(a, start)
        ])
      ])
    ])), false)
    streams = coalesce(known(any([
      for s in self.statements : s.allows && any([
        for a in s.actions : startswith(lower(a), "transcribe:") && any([
          for start in [
            "transcribe:StartStreamTranscription", "transcribe:StartMedicalStreamTranscription",
            "transcribe:StartCallAnalyticsStreamTranscription", "transcribe:StartMedicalScribeStream",
          ] : action_matches(a, start)
        ])
      ])
    ])), false)
  }

  terraform "aws_iam_role" {
    identity = ["id", "arn", "name"]
    when = coalesce(known(any([
      for s in flatten([for d in node(address, "aws.iam.role").policies : d.statements]) :
      any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false) || coalesce(known(any([
      for s in policy(self.assume_role_policy).statements : any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])
    ])), false)
    statements = flatten([for d in node(address, "aws.iam.role").policies : d.statements])
    trust      = policy(self.assume_role_policy).statements
  }

  cloudformation "AWS::IAM::Role" {
    identity = ["Ref", "Arn", "RoleName"]
    when = coalesce(known(any([
      for s in flatten([for d in node(address, "aws.iam.role").policies : d.statements]) :
      any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false) || coalesce(known(any([
      for s in policy(self.AssumeRolePolicyDocument).statements : any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])
    ])), false)
    statements = flatten([for d in node(address, "aws.iam.role").policies : d.statements])
    trust      = policy(self.AssumeRolePolicyDocument).statements
  }
}
