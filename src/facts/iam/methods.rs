//! The known ways by which permissions lead to more permissions: a table.
//!
//! Each names the actions it takes together and on what they must be allowed. Known since Rhino
//! Security Labs' list of 2018, completed by what later services added; an action that needs
//! another role to be passed says to which service.

/// One action that a way takes; any of several where more are named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    pub actions: &'static [&'static str],
    /// The kind of resource that it must be allowed on, all of them: the service, and the end of an
    /// ARN up to the name.
    pub on: &'static str,
    /// For `iam:PassRole`, the service that the role is passed to.
    pub to: Option<&'static str>,
}

/// One way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Method {
    pub name: &'static str,
    /// What whoever has the permissions may do, after "may".
    pub words: &'static str,
    pub needs: &'static [Need],
    /// What it is where it is open on one thing rather than on all of its kind.
    pub one: Option<One>,
}

/// What a way leads to on one thing, with words that go before its name.
#[derive(Clone, Copy, Debug)]
pub(super) enum One {
    /// To what the thing is, a principal.
    Becomes(&'static str),
    /// To anything, where one is the principal that the thing is, or holds the policy that it is.
    Rewrites(&'static str),
    /// To the role that the thing runs as.
    Runs(&'static str),
    /// To the role that is passed.
    Passes(&'static str),
}

impl Method {
    const fn one(mut self, one: One) -> Method {
        self.one = Some(one);
        self
    }
}

const fn need(actions: &'static [&'static str], on: &'static str) -> Need {
    Need {
        actions,
        on,
        to: None,
    }
}

const fn pass(to: &'static str) -> Need {
    Need {
        actions: &["iam:PassRole"],
        on: "iam:role/",
        to: Some(to),
    }
}

const fn way(name: &'static str, words: &'static str, needs: &'static [Need]) -> Method {
    Method {
        name,
        words,
        needs,
        one: None,
    }
}

pub(super) const METHODS: &[Method] = &[
    way(
        "create-policy-version",
        "rewrite any customer managed policy, its own included",
        &[need(&["iam:CreatePolicyVersion"], "iam:policy/")],
    )
    .one(One::Rewrites("rewrite")),
    way(
        "set-default-policy-version",
        "bring back any older, wider version of a policy",
        &[need(&["iam:SetDefaultPolicyVersion"], "iam:policy/")],
    ),
    way(
        "create-access-key",
        "make access keys of any user",
        &[need(&["iam:CreateAccessKey"], "iam:user/")],
    )
    .one(One::Becomes("make access keys of")),
    way(
        "create-login-profile",
        "give any user a password and sign in with it",
        &[need(&["iam:CreateLoginProfile"], "iam:user/")],
    ),
    way(
        "update-login-profile",
        "change the password of any user and sign in with it",
        &[need(&["iam:UpdateLoginProfile"], "iam:user/")],
    ),
    way(
        "attach-user-policy",
        "attach any policy to any user",
        &[need(&["iam:AttachUserPolicy"], "iam:user/")],
    )
    .one(One::Rewrites("attach any policy to")),
    way(
        "attach-group-policy",
        "attach any policy to any group",
        &[need(&["iam:AttachGroupPolicy"], "iam:group/")],
    )
    .one(One::Rewrites("attach any policy to")),
    way(
        "attach-role-policy",
        "attach any policy to any role",
        &[need(&["iam:AttachRolePolicy"], "iam:role/")],
    )
    .one(One::Rewrites("attach any policy to")),
    way(
        "put-user-policy",
        "write policies into any user",
        &[need(&["iam:PutUserPolicy"], "iam:user/")],
    )
    .one(One::Rewrites("write policies into")),
    way(
        "put-group-policy",
        "write policies into any group",
        &[need(&["iam:PutGroupPolicy"], "iam:group/")],
    )
    .one(One::Rewrites("write policies into")),
    way(
        "put-role-policy",
        "write policies into any role",
        &[need(&["iam:PutRolePolicy"], "iam:role/")],
    )
    .one(One::Rewrites("write policies into")),
    way(
        "add-user-to-group",
        "put itself into any group",
        &[need(&["iam:AddUserToGroup"], "iam:group/")],
    )
    .one(One::Becomes("put itself into")),
    way(
        "update-assume-role-policy",
        "let itself assume any role",
        &[need(&["iam:UpdateAssumeRolePolicy"], "iam:role/")],
    )
    .one(One::Becomes("let itself assume")),
    way(
        "delete-role-boundary",
        "take the permissions boundary off any role",
        &[need(
            &[
                "iam:DeleteRolePermissionsBoundary",
                "iam:PutRolePermissionsBoundary",
            ],
            "iam:role/",
        )],
    ),
    way(
        "delete-user-boundary",
        "take the permissions boundary off any user",
        &[need(
            &[
                "iam:DeleteUserPermissionsBoundary",
                "iam:PutUserPermissionsBoundary",
            ],
            "iam:user/",
        )],
    ),
    way(
        "pass-role-to-function",
        "run code of its own as any role that Lambda may assume",
        &[
            pass("lambda.amazonaws.com"),
            need(&["lambda:CreateFunction"], "lambda:function:"),
            need(
                &[
                    "lambda:InvokeFunction",
                    "lambda:CreateEventSourceMapping",
                    "lambda:CreateFunctionUrlConfig",
                    "lambda:AddPermission",
                ],
                "lambda:function:",
            ),
        ],
    )
    .one(One::Passes("run code of its own as")),
    way(
        "update-function-code",
        "put code of its own into any function and so act as its role",
        &[need(&["lambda:UpdateFunctionCode"], "lambda:function:")],
    )
    .one(One::Runs("put code of its own into")),
    way(
        "pass-role-to-instance",
        "start an instance that has any role and take its credentials",
        &[
            pass("ec2.amazonaws.com"),
            need(&["ec2:RunInstances"], "ec2:instance/"),
        ],
    )
    .one(One::Passes("start an instance that has")),
    way(
        "pass-role-to-launch-configuration",
        "let a scaling group start instances that have any role",
        &[
            pass("ec2.amazonaws.com"),
            need(
                &["autoscaling:CreateLaunchConfiguration"],
                "autoscaling:launchConfiguration:",
            ),
            need(
                &[
                    "autoscaling:CreateAutoScalingGroup",
                    "autoscaling:UpdateAutoScalingGroup",
                ],
                "autoscaling:autoScalingGroup:",
            ),
        ],
    )
    .one(One::Passes("let a scaling group start instances that have")),
    way(
        "pass-role-to-stack",
        "create a stack with any role that CloudFormation may assume",
        &[
            pass("cloudformation.amazonaws.com"),
            need(&["cloudformation:CreateStack"], "cloudformation:stack/"),
        ],
    )
    .one(One::Passes("create a stack with")),
    way(
        "pass-role-to-glue-endpoint",
        "make a Glue development endpoint that has any role and log in to it",
        &[
            pass("glue.amazonaws.com"),
            need(&["glue:CreateDevEndpoint"], "glue:devEndpoint/"),
        ],
    )
    .one(One::Passes("make a Glue development endpoint that has")),
    way(
        "update-glue-endpoint",
        "log in to any Glue development endpoint with a key of its own",
        &[need(&["glue:UpdateDevEndpoint"], "glue:devEndpoint/")],
    )
    .one(One::Runs("log in with a key of its own to")),
    way(
        "pass-role-to-glue-job",
        "run a Glue job of its own as any role",
        &[
            pass("glue.amazonaws.com"),
            need(&["glue:CreateJob", "glue:UpdateJob"], "glue:job/"),
            need(&["glue:StartJobRun", "glue:CreateTrigger"], "glue:job/"),
        ],
    )
    .one(One::Passes("run a Glue job of its own as")),
    way(
        "pass-role-to-pipeline",
        "run a Data Pipeline of its own as any role",
        &[
            pass("datapipeline.amazonaws.com"),
            need(&["datapipeline:CreatePipeline"], "datapipeline:pipeline/"),
            need(
                &["datapipeline:PutPipelineDefinition"],
                "datapipeline:pipeline/",
            ),
        ],
    )
    .one(One::Passes("run a Data Pipeline of its own as")),
    way(
        "pass-role-to-notebook",
        "make a SageMaker notebook that has any role and open it",
        &[
            pass("sagemaker.amazonaws.com"),
            need(
                &["sagemaker:CreateNotebookInstance"],
                "sagemaker:notebook-instance/",
            ),
            need(
                &["sagemaker:CreatePresignedNotebookInstanceUrl"],
                "sagemaker:notebook-instance/",
            ),
        ],
    )
    .one(One::Passes("make a SageMaker notebook that has")),
    way(
        "open-any-notebook",
        "open any SageMaker notebook and act as its role",
        &[need(
            &["sagemaker:CreatePresignedNotebookInstanceUrl"],
            "sagemaker:notebook-instance/",
        )],
    )
    .one(One::Runs("open")),
    way(
        "pass-role-to-training",
        "run a SageMaker job of its own as any role",
        &[
            pass("sagemaker.amazonaws.com"),
            need(
                &[
                    "sagemaker:CreateTrainingJob",
                    "sagemaker:CreateProcessingJob",
                ],
                "sagemaker:training-job/",
            ),
        ],
    )
    .one(One::Passes("run a SageMaker job of its own as")),
    way(
        "pass-role-to-task",
        "run containers of its own as any role that ECS tasks may assume",
        &[
            pass("ecs-tasks.amazonaws.com"),
            need(&["ecs:RegisterTaskDefinition"], "ecs:task-definition/"),
            need(&["ecs:CreateService", "ecs:UpdateService"], "ecs:service/"),
        ],
    )
    .one(One::Passes("run containers of its own as")),
    // The role and the command of a task may be given when it is started.
    way(
        "pass-role-to-task-override",
        "start tasks with commands of its own as any role that ECS tasks may assume",
        &[
            pass("ecs-tasks.amazonaws.com"),
            need(&["ecs:RunTask", "ecs:StartTask"], "ecs:task-definition/"),
        ],
    )
    .one(One::Passes("start tasks with commands of its own as")),
    way(
        "pass-role-to-build",
        "run a build of its own as any role that CodeBuild may assume",
        &[
            pass("codebuild.amazonaws.com"),
            need(
                &["codebuild:CreateProject", "codebuild:UpdateProject"],
                "codebuild:project/",
            ),
            need(
                &["codebuild:StartBuild", "codebuild:StartBuildBatch"],
                "codebuild:project/",
            ),
        ],
    )
    .one(One::Passes("run a build of its own as")),
    way(
        "pass-role-to-state-machine",
        "run a state machine of its own as any role",
        &[
            pass("states.amazonaws.com"),
            need(
                &["states:CreateStateMachine", "states:UpdateStateMachine"],
                "states:stateMachine:",
            ),
            need(&["states:StartExecution"], "states:stateMachine:"),
        ],
    )
    .one(One::Passes("run a state machine of its own as")),
    way(
        "send-command",
        "run commands on any managed instance and so act as its role",
        &[need(&["ssm:SendCommand"], "ec2:instance/")],
    )
    .one(One::Runs("run commands on")),
    way(
        "start-session",
        "open a shell on any managed instance and so act as its role",
        &[need(&["ssm:StartSession"], "ec2:instance/")],
    )
    .one(One::Runs("open a shell on")),
    way(
        "send-ssh-key",
        "log in to any instance with a key of its own and so act as its role",
        &[need(
            &["ec2-instance-connect:SendSSHPublicKey"],
            "ec2:instance/",
        )],
    )
    .one(One::Runs("log in with a key of its own to")),
];
