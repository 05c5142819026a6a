#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/config/config.h"
#include "linter/custom/own_rule.h"
#include "linter/engine/run.h"
#include "linter/text/expected.h"

namespace linter::workspace {

// Which rules run, by their names.
struct SelectionWish {
  std::optional<std::string> profile;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

// What is to be linted, and how; names are not yet resolved.
struct Request {
  // Files and folders; `-` is standard input; none stands for the working folder.
  std::vector<std::string> paths = {};
  SelectionWish selection = {};
  // The settings of this folder hold for the run as a whole; empty stands for the working folder.
  std::string folder = {};
  // A settings file instead of the nearest.
  std::optional<std::string> config = {};
  bool isolated = false;
  // As `.gitignore` has them.
  std::vector<std::string> excludes = {};
  // What the settings exclude is left out even where it is named itself.
  bool force_exclude = false;
  // Files that are nothing to lint are passed over, and none at all is no mistake.
  bool allow_empty = false;
  // Only findings that stand in the files of `paths` or lead through them, where a whole chart is
  // linted for one of its files.
  bool touched_only = false;
  bool ignore_allowances = false;
  bool closed_world = false;
  bool open_world = false;
  // Only what is deployed to this environment, by its name or a usual word for it; empty for all.
  std::string environment = {};
  std::string stdin_path = "stdin.yaml";
  // 0 stands for as many as the machine has.
  std::size_t threads = 0;
  // Instead of those that the settings name.
  std::optional<config::KubeVersions> kube_versions = {};
  // `2027-01-31`; empty stands for today.
  std::string as_of = {};
  // What files are to be taken for, by absolute path, whatever the disk has.
  std::map<std::string, std::string> overlays = {};
  // Run as rules that settings define do, besides those.
  std::vector<std::shared_ptr<const custom::OwnRule>> further_rules = {};
  // Is told what goes wrong, a sentence each. Never null.
  std::function<void(std::string_view)> complain = {};
  // Asks others about the inputs before they are linted, and adds what those say to their problems.
  std::function<std::optional<Error>(std::vector<engine::Input>&)> ask = {};
};

}  // namespace linter::workspace
