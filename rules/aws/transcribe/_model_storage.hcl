# Buckets of recordings, transcripts and word lists, by what requests to Transcribe do with them.

# A bucket that requests read from or write to, by what definitions say, or by what the environment
# of a function says that may start jobs.
type "aws.transcribe.bucket" {
  attributes {
    # As buckets are.
    bucket    = any
    # Of recordings, of transcripts, of word lists and training text.
    input     = optional(bool, false)
    output    = optional(bool, false)
    source    = optional(bool, false)
    # Transcripts of medical jobs.
    medical   = optional(bool, false)
    # Recordings of which only redacted transcripts are kept.
    only_record = optional(bool, false)
    # Transcripts as they were said beside the redacted ones.
    both_copies = optional(bool, false)
    # Functions that are told of new transcripts.
    consumers = list(any)
    destroyed = optional(bool, false)
    tag_names = list(string)
    # Where its objects are replicated to.
    replicas  = list(any)
    # Where the jobs are.
    way       = list(any)
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]

    attach_all "writers" "aws_sfn_state_machine" "aws_scheduler_schedule" "action.aws_transcribe_start_transcription_job" {
      on = concat([
        for c in concat(state_machine_calls(writers.definition), sdk_calls(writers.target.arn, writers.target.input)) :
        named(coalesce(s3_bucket(c.request.outputlocation), c.request.outputbucketname)) if c.service == "transcribe"
      ], [named(writers.config.output_bucket_name)])
    }
    attach_all "readers" "aws_sfn_state_machine" "aws_scheduler_schedule" "action.aws_transcribe_start_transcription_job" {
      on = concat([
        for c in concat(state_machine_calls(readers.definition), sdk_calls(readers.target.arn, readers.target.input)) :
        named(s3_bucket(c.request.media.mediafileuri)) if c.service == "transcribe"
      ], [named(s3_bucket(readers.config.media_file_uri))])
    }
    attach_all "words" "aws_transcribe_vocabulary" "aws_transcribe_vocabulary_filter" "aws_transcribe_medical_vocabulary" "aws_transcribe_language_model" {
      on = [for a in [
        words.vocabulary_file_uri, words.vocabulary_filter_file_uri, words.input_data_config.s3_uri,
        words.input_data_config.tuning_data_s3_uri,
      ] : named(s3_bucket(a))]
    }
    # What a function writes is not to be seen; a bucket in its environment is the next best.
    attach_all "functions" "aws_lambda_function" {
      on = coalesce(node(functions.role, "aws.transcribe.role").starts_jobs, false) ? [
        for k, v in functions.environment.variables : (refers(v) ? v : null)
        if matches(k, "(?i)(output|transcript|result|destination|target)")
      ] : null
    }
    attach "notification" "aws_s3_bucket_notification" { on = notification.bucket }
    attach "replication" "aws_s3_bucket_replication_configuration" { on = replication.bucket }

    when   = mentioned("transcribe") && (length(writers) > 0 || length(readers) > 0 || length(words) > 0 || length(functions) > 0 || any([
      for l in notification.lambda_function[*] :
      coalesce(node(follow(l.lambda_function_arn).role, "aws.transcribe.role").starts_jobs, false)
    ]))
    bucket = node(address, "aws.s3.bucket")
    input = length(readers) > 0 || any([
      for l in notification.lambda_function[*] :
      coalesce(node(follow(l.lambda_function_arn).role, "aws.transcribe.role").starts_jobs, false)
    ])
    output = length(writers) > 0 || length(functions) > 0
    source = length(words) > 0
    medical = any([
      for w in writers : any([
        for c in concat(state_machine_calls(w.definition), sdk_calls(w.target.arn, w.target.input)) :
        contains(["startMedicalTranscriptionJob", "startMedicalScribeJob"], c.action)
      ])
    ])
    only_record = any([
      for w in readers : any([
        for c in concat(state_machine_calls(w.definition), sdk_calls(w.target.arn, w.target.input)) :
        coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted", false)
      ])
    ])
    both_copies = any([
      for w in writers : any([
        for c in concat(state_machine_calls(w.definition), sdk_calls(w.target.arn, w.target.input)) :
        coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted_and_unredacted", false)
      ])
    ])
    consumers = [for l in notification.lambda_function[*] : { at = l, role = follow(l.lambda_function_arn).role }]
    destroyed = self.force_destroy
    replicas  = [for r in replication.rule[*] : r.destination if coalesce(r.status == "Enabled", false)]
    tag_names = keys(merge(coalesce(provider.default_tags, {}), coalesce(self.tags, {})))
    way = concat(
      [for w in writers : step(w, "a request to Transcribe writes into the bucket")],
      [for w in readers : step(w, "a request to Transcribe reads from the bucket")],
      [for w in words : step(w, "is made from a file in the bucket")],
      [for f in functions : step(f, "may start jobs, and is told this bucket")],
    )
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    attach_all "writers" "AWS::StepFunctions::StateMachine" "AWS::Serverless::StateMachine" "AWS::Scheduler::Schedule" {
      on = [
        for c in concat(
          state_machine_calls(coalesce(writers.DefinitionString, writers.Definition), writers.DefinitionSubstitutions),
          sdk_calls(writers.Target.Arn, writers.Target.Input),
        ) : named(coalesce(s3_bucket(c.request.outputlocation), c.request.outputbucketname)) if c.service == "transcribe"
      ]
    }
    attach_all "readers" "AWS::StepFunctions::StateMachine" "AWS::Serverless::StateMachine" "AWS::Scheduler::Schedule" {
      on = [
        for c in concat(
          state_machine_calls(coalesce(readers.DefinitionString, readers.Definition), readers.DefinitionSubstitutions),
          sdk_calls(readers.Target.Arn, readers.Target.Input),
        ) : named(s3_bucket(c.request.media.mediafileuri)) if c.service == "transcribe"
      ]
    }
    attach_all "words" "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" "AWS::Transcribe::MedicalVocabulary" {
      on = [for a in [words.VocabularyFileUri, words.VocabularyFilterFileUri] : named(s3_bucket(a))]
    }
    attach_all "functions" "AWS::Lambda::Function" {
      on = coalesce(node(functions.Role, "aws.transcribe.role").starts_jobs, false) ? [
        for k, v in functions.Environment.Variables : (refers(v) ? v : null)
        if matches(k, "(?i)(output|transcript|result|destination|target)")
      ] : null
    }

    when = mentioned("transcribe") && (length(writers) > 0 || length(readers) > 0 || length(words) > 0 || length(functions) > 0 || any([
      for l in self.NotificationConfiguration.LambdaConfigurations :
      coalesce(node(follow(l.Function).Role, "aws.transcribe.role").starts_jobs, false)
    ]))
    bucket = node(address, "aws.s3.bucket")
    input = length(readers) > 0 || any([
      for l in self.NotificationConfiguration.LambdaConfigurations :
      coalesce(node(follow(l.Function).Role, "aws.transcribe.role").starts_jobs, false)
    ])
    output = length(writers) > 0 || length(functions) > 0
    source = length(words) > 0
    medical = any([
      for w in writers : any([
        for c in concat(
          state_machine_calls(coalesce(w.DefinitionString, w.Definition), w.DefinitionSubstitutions),
          sdk_calls(w.Target.Arn, w.Target.Input),
        ) : contains(["startMedicalTranscriptionJob", "startMedicalScribeJob"], c.action)
      ])
    ])
    only_record = any([
      for w in readers : any([
        for c in concat(
          state_machine_calls(coalesce(w.DefinitionString, w.Definition), w.DefinitionSubstitutions),
          sdk_calls(w.Target.Arn, w.Target.Input),
        ) : coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted", false)
      ])
    ])
    both_copies = any([
      for w in writers : any([
        for c in concat(
          state_machine_calls(coalesce(w.DefinitionString, w.Definition), w.DefinitionSubstitutions),
          sdk_calls(w.Target.Arn, w.Target.Input),
        ) : coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted_and_unredacted", false)
      ])
    ])
    consumers = [for l in self.NotificationConfiguration.LambdaConfigurations : { at = l, role = follow(l.Function).Role }]
    # What nothing is said of goes with the stack too, unless it holds objects.
    destroyed = meta.DeletionPolicy == "Delete"
    replicas  = [for r in self.ReplicationConfiguration.Rules : r.Destination if coalesce(r.Status == "Enabled", false)]
    tag_names = [for t in self.Tags : t.Key]
    way = concat(
      [for w in writers : step(w, "a request to Transcribe writes into the bucket")],
      [for w in readers : step(w, "a request to Transcribe reads from the bucket")],
      [for w in words : step(w, "is made from a file in the bucket")],
      [for f in functions : step(f, "may start jobs, and is told this bucket")],
    )
  }
}
