#include "linter/cli/lint_request.h"

#include "linter/cli/shellcheck.h"
#include "linter/cli/terminal.h"
#include "linter/config/config.h"

namespace linter::cli {

workspace::Request RequestOf(const CheckArguments& arguments) {
  workspace::Request request{.paths = arguments.paths,
                             .selection = arguments.selection,
                             .config = arguments.config,
                             .isolated = arguments.isolated,
                             .excludes = arguments.excludes,
                             .force_exclude = arguments.force_exclude,
                             .allow_empty = arguments.allow_empty,
                             .touched_only = arguments.touched_only,
                             .ignore_allowances = arguments.ignore_allowances,
                             .closed_world = arguments.closed_world,
                             .open_world = arguments.open_world,
                             .environment = arguments.environment,
                             .stdin_path = arguments.stdin_path,
                             .threads = arguments.threads,
                             .kube_versions = config::FindKubeVersions(arguments.kube_version),
                             .as_of = arguments.as_of,
                             .complain = Complain};
  if (arguments.shellcheck) {
    request.ask = AskShellCheck;
  }
  return request;
}

}  // namespace linter::cli
