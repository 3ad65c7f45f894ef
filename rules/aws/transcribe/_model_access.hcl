# People and guests with rights of Transcribe.

# The role of guests of an identity pool.
type "aws.transcribe.guest_role" {
  attributes {
    guest = string
  }

  terraform "aws_cognito_identity_pool_roles_attachment" {
    guest = self.roles.unauthenticated
  }
  cloudformation "AWS::Cognito::IdentityPoolRoleAttachment" {
    guest = self.Roles.unauthenticated
  }
}

# A user with rights of Transcribe of their own.
type "aws.transcribe.user" {
  attributes {
    statements = list(any)
  }

  derived {
    calls = coalesce(known(any([
      for s in self.statements : s.allows && any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false)
  }

  terraform "aws_iam_user" {
    identity = ["id", "arn", "name"]
    when = mentioned("transcribe")
    attach_all "inside" "aws_iam_user_policy" { on = inside.user }
    attach_all "attachments" "aws_iam_user_policy_attachment" { on = attachments.user }
    statements = concat(
      flatten([for i in inside : policy(i.policy).statements]),
      flatten([
        for a in attachments : policy(follow(a.policy_arn, "aws_iam_policy").policy).statements
        if follow(a.policy_arn, "aws_iam_policy") != null
      ]),
    )
  }
  cloudformation "AWS::IAM::User" {
    identity = ["Ref", "Arn", "UserName"]
    when = mentioned("transcribe")
    attach_all "beside" "AWS::IAM::Policy" "AWS::IAM::ManagedPolicy" { on = beside.Users }
    statements = concat(
      flatten([for p in self.Policies : policy(p.PolicyDocument).statements]),
      flatten([for p in beside : policy(p.PolicyDocument).statements]),
    )
  }
}

# A long-term key of such a user.
type "aws.transcribe.access_key" {
  attributes {
    user = any
    name = string
  }

  terraform "aws_iam_access_key" {
    when = mentioned("transcribe")
    user = node(self.user, "aws.transcribe.user")
    name = self.user
  }
  cloudformation "AWS::IAM::AccessKey" {
    when = mentioned("transcribe")
    user = node(self.UserName, "aws.transcribe.user")
    name = self.UserName
  }
}
