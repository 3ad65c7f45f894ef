# IAM: permission policies wherever they are written, roles with who may assume them.

# A document of permissions. A document that another resource takes from a data source is also
# seen where it is taken; findings on it stand in the data source, once.
type "aws.iam.policy" {
  attributes {
    name     = string
    document = document
    # Whether it is part of a user, group or role rather than a policy of its own.
    inline = optional(bool, false)
  }

  derived {
    # Actions that the document itself denies, on everything and without a condition.
    denied = coalesce(flatten([for s in self.document.statements : s.actions if (
      s.denies && length(s.conditions) == 0 && any([for r in s.resources : is_wildcard(r)])
    )]), [])
  }

  terraform "aws_iam_policy" {
    document = self.policy
    inline   = false
  }
  terraform "aws_iam_role_policy" "aws_iam_user_policy" "aws_iam_group_policy" {
    document = self.policy
    inline   = true
  }
  terraform "aws_iam_role" {
    each     = self.inline_policy
    document = each.policy
    inline   = true
  }
  terraform "aws_ssoadmin_permission_set_inline_policy" {
    absent   = { name = "a permission set has one inline policy, without a name" }
    document = self.inline_policy
    inline   = true
  }
  terraform "data.aws_iam_policy_document" {
    absent   = { name = "what takes the document has a name" }
    document = policy(self)
    inline   = false
  }

  cloudformation "AWS::IAM::ManagedPolicy" {
    name     = self.ManagedPolicyName
    document = self.PolicyDocument
    inline   = false
  }
  cloudformation "AWS::IAM::Policy" "AWS::IAM::RolePolicy" "AWS::IAM::UserPolicy" "AWS::IAM::GroupPolicy" {
    name     = self.PolicyName
    document = self.PolicyDocument
    inline   = true
  }
  cloudformation "AWS::IAM::Role" "AWS::IAM::User" "AWS::IAM::Group" {
    each     = self.Policies
    name     = each.PolicyName
    document = each.PolicyDocument
    inline   = true
  }
  cloudformation "AWS::SSO::PermissionSet" {
    when     = self.InlinePolicy != null
    absent   = { name = "a permission set has one inline policy, without a name" }
    document = self.InlinePolicy
    inline   = true
  }
}

type "aws.iam.role" {
  attributes {
    name                 = string
    trust                = document
    managed_policies     = list(string)
    permissions_boundary = string
    max_session_duration = optional(number, 3600)
    # The documents inside it and of the customer's own policies that name it.
    own                  = list(document)
    tags                 = any
  }

  derived {
    # With those of the customer's own policies that are attached to it.
    policies = concat(self.own, [
      for p in [
        for arn in self.managed_policies :
        coalesce(follow(arn, "aws_iam_policy").policy, follow(arn, "AWS::IAM::ManagedPolicy").PolicyDocument)
      ] : policy(p) if p != null
    ])
  }

  # What speaks for it is joined once, where all principals are.
  terraform "aws_iam_role" {
    identity         = ["id", "arn", "name"]
    trust            = self.assume_role_policy
    managed_policies = node(address, "aws.iam.principal").attached
    own              = node(address, "aws.iam.principal").own
  }

  cloudformation "AWS::IAM::Role" {
    identity         = ["Ref", "Arn", "RoleName"]
    name             = self.RoleName
    trust            = self.AssumeRolePolicyDocument
    managed_policies = node(address, "aws.iam.principal").attached
    own              = node(address, "aws.iam.principal").own
  }
}

# Who has permissions, with all documents that speak for it. A managed policy of AWS stands for what
# it grants that matters.
type "aws.iam.principal" {
  absent = {
    trust  = "only roles are assumed"
    beside = "policies are attached by their ARNs"
  }

  attributes {
    address      = string
    # Null where the provider makes it up.
    name         = string
    # role, user or group
    kind         = string
    # Policies that are its own, managed ones that are attached to it, the groups it is in.
    own          = list(document)
    attached     = list(string)
    groups       = list(string)
    boundary_arn = string
    # Who may assume a role.
    trust        = document
    # Policies of the project that it has otherwise than by `attached`.
    beside       = list(any)
  }

  derived {
    # Policies of the project that it holds: { address, name }.
    held = concat(
      [for arn in self.attached : node(arn, "aws.iam.managed_policy")],
      [for p in self.beside : node(p, "aws.iam.managed_policy")],
      flatten([for g in self.groups : node(g, "aws.iam.principal").held]),
    )
    documents = concat(
      self.own,
      [
        for arn in self.attached : policy(coalesce(
          follow(arn, "aws_iam_policy").policy, follow(arn, "AWS::IAM::ManagedPolicy").PolicyDocument, managed_policy(arn),
        ))
      ],
      flatten([for g in self.groups : node(g, "aws.iam.principal").documents]),
    )
    # The permissions boundary.
    boundary = (
      self.boundary_arn == null ? null
      : policy(coalesce(
        follow(self.boundary_arn, "aws_iam_policy").policy,
        follow(self.boundary_arn, "AWS::IAM::ManagedPolicy").PolicyDocument,
        managed_policy(self.boundary_arn),
        unknown("the document of the permissions boundary is not here"),
      ))
    )
  }

  terraform "aws_iam_role" {
    identity = ["id", "arn", "name"]

    attach_all "attachments" "aws_iam_role_policy_attachment" { on = attachments.role }
    attach_all "shared" "aws_iam_policy_attachment" { on = shared.roles }
    attach_all "inside" "aws_iam_role_policy" { on = inside.role }

    address      = address
    kind         = "role"
    absent       = { groups = "a role is in no group" }
    own          = concat([for i in inside : i.policy], [for i in self.inline_policy[*] : i.policy])
    attached     = concat(attachments[*].policy_arn, shared[*].policy_arn, self.managed_policy_arns)
    boundary_arn = self.permissions_boundary
    trust        = self.assume_role_policy
  }
  terraform "aws_iam_user" {
    identity = ["id", "arn", "name"]

    attach_all "attachments" "aws_iam_user_policy_attachment" { on = attachments.user }
    attach_all "shared" "aws_iam_policy_attachment" { on = shared.users }
    attach_all "inside" "aws_iam_user_policy" { on = inside.user }
    attach_all "memberships" "aws_iam_user_group_membership" { on = memberships.user }
    attach_all "lists" "aws_iam_group_membership" { on = lists.users }

    address      = address
    kind         = "user"
    own          = [for i in inside : i.policy]
    attached     = concat(attachments[*].policy_arn, shared[*].policy_arn)
    groups       = concat(flatten(memberships[*].groups), lists[*].group)
    boundary_arn = self.permissions_boundary
  }
  terraform "aws_iam_group" {
    identity = ["id", "arn", "name"]

    attach_all "attachments" "aws_iam_group_policy_attachment" { on = attachments.group }
    attach_all "shared" "aws_iam_policy_attachment" { on = shared.groups }
    attach_all "inside" "aws_iam_group_policy" { on = inside.group }

    address      = address
    kind         = "group"
    absent = {
      groups       = "a group is in no group"
      boundary_arn = "a group has no permissions boundary; its users have"
    }
    own          = [for i in inside : i.policy]
    attached     = concat(attachments[*].policy_arn, shared[*].policy_arn)
  }

  cloudformation "AWS::IAM::Role" {
    identity = ["Ref", "Arn", "RoleName"]

    attach_all "beside" "AWS::IAM::Policy" { on = beside.Roles }
    attach_all "managed" "AWS::IAM::ManagedPolicy" { on = managed.Roles }
    attach_all "inside" "AWS::IAM::RolePolicy" { on = inside.RoleName }

    address      = address
    name         = self.RoleName
    kind         = "role"
    absent       = { groups = "a role is in no group" }
    own          = [for p in concat(self.Policies, beside, managed, inside) : p.PolicyDocument]
    attached     = self.ManagedPolicyArns
    beside       = managed
    boundary_arn = self.PermissionsBoundary
    trust        = self.AssumeRolePolicyDocument
  }
  cloudformation "AWS::IAM::User" {
    identity = ["Ref", "Arn", "UserName"]

    attach_all "beside" "AWS::IAM::Policy" { on = beside.Users }
    attach_all "managed" "AWS::IAM::ManagedPolicy" { on = managed.Users }
    attach_all "inside" "AWS::IAM::UserPolicy" { on = inside.UserName }
    attach_all "additions" "AWS::IAM::UserToGroupAddition" { on = additions.Users }

    address      = address
    name         = self.UserName
    kind         = "user"
    own          = [for p in concat(self.Policies, beside, managed, inside) : p.PolicyDocument]
    attached     = self.ManagedPolicyArns
    beside       = managed
    groups       = concat(self.Groups, additions[*].GroupName)
    boundary_arn = self.PermissionsBoundary
  }
  cloudformation "AWS::IAM::Group" {
    identity = ["Ref", "Arn", "GroupName"]

    attach_all "beside" "AWS::IAM::Policy" { on = beside.Groups }
    attach_all "managed" "AWS::IAM::ManagedPolicy" { on = managed.Groups }
    attach_all "inside" "AWS::IAM::GroupPolicy" { on = inside.GroupName }

    address      = address
    name         = self.GroupName
    kind         = "group"
    absent = {
      groups       = "a group is in no group"
      boundary_arn = "a group has no permissions boundary; its users have"
    }
    own          = [for p in concat(self.Policies, beside, managed, inside) : p.PolicyDocument]
    attached     = self.ManagedPolicyArns
    beside       = managed
  }
}

# A policy that may be attached to several.
type "aws.iam.managed_policy" {
  attributes {
    address = string
    name    = string
  }

  terraform "aws_iam_policy" {
    address = address
  }
  cloudformation "AWS::IAM::ManagedPolicy" {
    identity = ["Ref", "PolicyArn", "ManagedPolicyName"]

    address = address
    name    = self.ManagedPolicyName
  }
}

# What acts as a role, so that whoever may change or enter it does too.
type "aws.iam.runner" {
  attributes {
    address = string
    # As the resources of policies begin: the service, and the end of an ARN up to the name.
    kind    = string
    # Null where AWS makes it up.
    name    = string
    role    = string
    # Its own policy.
    policy  = document
  }

  terraform "aws_lambda_function" {
    identity = ["id", "arn", "function_name", "qualified_arn", "invoke_arn"]

    attach_all "permissions" "aws_lambda_permission" { on = permissions.function_name }

    address = address
    kind    = "lambda:function:"
    name    = self.function_name
    policy = policy({ Statement = [
      for p in permissions : { Effect = "Allow", Action = p.action, Principal = { AWS = p.principal }, Resource = "*" }
      if p.source_arn == null && p.source_account == null
    ] })
  }
  terraform "aws_instance" {
    absent = {
      name   = "an instance has none in ARNs"
      policy = "an instance has none of its own"
    }
    address = address
    kind    = "ec2:instance/"
    role    = follow(self.iam_instance_profile, "aws_iam_instance_profile").role
  }
  terraform "aws_glue_dev_endpoint" {
    absent  = { policy = "an endpoint has none of its own" }
    address = address
    kind    = "glue:devEndpoint/"
    role    = self.role_arn
  }
  terraform "aws_sagemaker_notebook_instance" {
    absent  = { policy = "a notebook has none of its own" }
    address = address
    kind    = "sagemaker:notebook-instance/"
    role    = self.role_arn
  }

  cloudformation "AWS::Lambda::Function" {
    identity = ["Ref", "Arn", "FunctionName"]

    attach_all "permissions" "AWS::Lambda::Permission" { on = permissions.FunctionName }

    address = address
    kind    = "lambda:function:"
    name    = self.FunctionName
    policy = policy({ Statement = [
      for p in permissions : { Effect = "Allow", Action = p.Action, Principal = { AWS = p.Principal }, Resource = "*" }
      if p.SourceArn == null && p.SourceAccount == null
    ] })
  }
  cloudformation "AWS::EC2::Instance" {
    absent = {
      name   = "an instance has none in ARNs"
      policy = "an instance has none of its own"
    }
    address = address
    kind    = "ec2:instance/"
    role    = one(follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles)
  }
  cloudformation "AWS::Glue::DevEndpoint" {
    absent  = { policy = "an endpoint has none of its own" }
    address = address
    kind    = "glue:devEndpoint/"
    name    = self.EndpointName
    role    = self.RoleArn
  }
  cloudformation "AWS::SageMaker::NotebookInstance" {
    absent  = { policy = "a notebook has none of its own" }
    address = address
    kind    = "sagemaker:notebook-instance/"
    name    = self.NotebookInstanceName
    role    = self.RoleArn
  }
}

# A policy given to a user, group or role: an attachment, or an entry of a list of attached ones.
type "aws.iam.attachment" {
  attributes {
    # The policy's ARN, or its name; null where the policy is written on the spot.
    policy  = string
    to_user = optional(bool, false)
  }

  terraform "aws_iam_policy_attachment" {
    policy  = self.policy_arn
    to_user = self.users == null ? false : length(self.users) > 0
  }
  terraform "aws_iam_user_policy_attachment" {
    policy  = self.policy_arn
    to_user = self.user != null
  }
  terraform "aws_iam_group_policy_attachment" "aws_iam_role_policy_attachment" {
    absent = { to_user = "the policy is given to a group or role" }
    policy = self.policy_arn
  }
  terraform "aws_iam_user_policy" {
    absent  = { policy = "it is written on the spot" }
    to_user = self.user != null
  }
  terraform "aws_iam_role" {
    each    = self.managed_policy_arns
    policy  = each
    to_user = false
  }
  terraform "aws_ssoadmin_managed_policy_attachment" {
    absent = { to_user = "the policy is given to a permission set" }
    policy = self.managed_policy_arn
  }
  # Whoever looks up AdministratorAccess means to attach it.
  terraform "data.aws_iam_policy" {
    absent = { to_user = "to whom is not said" }
    policy = coalesce(self.arn, self.name)
  }

  cloudformation "AWS::IAM::Policy" "AWS::IAM::ManagedPolicy" {
    absent  = { policy = "it is written on the spot" }
    to_user = self.Users == null ? false : length(self.Users) > 0
  }
  cloudformation "AWS::IAM::UserPolicy" {
    absent  = { policy = "it is written on the spot" }
    to_user = self.UserName != null
  }
  cloudformation "AWS::IAM::User" {
    each    = self.ManagedPolicyArns
    policy  = each
    to_user = each != null
  }
  cloudformation "AWS::IAM::Group" "AWS::IAM::Role" {
    each    = self.ManagedPolicyArns
    policy  = each
    to_user = false
  }
  cloudformation "AWS::SSO::PermissionSet" {
    each   = self.ManagedPolicies
    absent = { to_user = "the policy is given to a permission set" }
    policy = each
  }
}

# What passwords of IAM users must be like. The resource sets the whole
# policy, so what it leaves out is as the API has it.
type "aws.iam.password_policy" {
  lacks = { cloudformation = "CloudFormation cannot set it" }

  attributes {
    minimum_password_length      = optional(number, 6)
    require_lowercase_characters = optional(bool, false)
    require_numbers              = optional(bool, false)
    require_symbols              = optional(bool, false)
    require_uppercase_characters = optional(bool, false)
    # Days; 0: passwords never expire.
    max_password_age             = optional(number, 0)
    # How many earlier passwords may not be used again.
    password_reuse_prevention    = optional(number, 0)
    # The provider sends true where the user says nothing.
    allow_users_to_change_password = optional(bool, true)
  }

  terraform "aws_iam_account_password_policy" {}
}

type "aws.iam.access_key" {
  attributes {
    user = string
  }

  terraform "aws_iam_access_key" {}

  cloudformation "AWS::IAM::AccessKey" {
    user = self.UserName
  }
}

# Who may take on a role, where it is written; a data source may be for something else.
type "aws.iam.trust_policy" {
  attributes {
    document = document
  }

  terraform "aws_iam_role" {
    document = self.assume_role_policy
  }
  terraform "data.aws_iam_policy_document" {
    document = policy(self)
  }

  cloudformation "AWS::IAM::Role" {
    document = self.AssumeRolePolicyDocument
  }
}

type "aws.iam.user" {
  attributes {
    # Whether the user has a password for the console.
    console  = optional(bool, false)
    in_group = optional(bool, false)
  }

  terraform "aws_iam_user" {
    attach_all "profiles" "aws_iam_user_login_profile" { on = profiles.user }
    attach_all "memberships" "aws_iam_user_group_membership" { on = memberships.user }
    attach_all "groups" "aws_iam_group_membership" { on = groups.users }

    console  = length(profiles) > 0
    in_group = length(memberships) > 0 || length(groups) > 0
  }

  cloudformation "AWS::IAM::User" {
    identity = ["Ref", "Arn", "UserName"]

    attach_all "additions" "AWS::IAM::UserToGroupAddition" { on = additions.Users }

    console  = present(self.LoginProfile)
    in_group = present(self.Groups) || length(additions) > 0
  }
}

type "aws.iam.group" {
  attributes {
    has_users = optional(bool, false)
  }

  terraform "aws_iam_group" {
    attach_all "lists" "aws_iam_group_membership" { on = lists.group }
    attach_all "memberships" "aws_iam_user_group_membership" { on = memberships.groups }

    has_users = length(memberships) > 0 || any([for l in lists : present(l.users)])
  }

  cloudformation "AWS::IAM::Group" {
    identity = ["Ref", "Arn", "GroupName"]

    attach_all "users" "AWS::IAM::User" { on = users.Groups }
    attach_all "additions" "AWS::IAM::UserToGroupAddition" { on = additions.GroupName }

    has_users = length(users) > 0 || length(additions) > 0
  }
}

# A user's password for the console.
type "aws.iam.login_profile" {
  attributes {
    # Whether it must be changed at the first login.
    reset_required = optional(bool, false)
    password       = string
  }

  terraform "aws_iam_user_login_profile" {
    reset_required = self.password_reset_required
    lacks          = { password = "the provider makes it up" }
  }

  cloudformation "AWS::IAM::User" {
    when           = present(self.LoginProfile)
    reset_required = self.LoginProfile.PasswordResetRequired
    password       = self.LoginProfile.Password
  }
}
