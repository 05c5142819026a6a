#include "linter/docker/package_cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/docker/mount.h"
#include "linter/docker/package_call.h"
#include "linter/docker/shipped_stage.h"

namespace linter::docker {

using Names = PackageCache::Names;

// The operands begin with those words; the word that the last one is, none where they do not.
static const ShellWord* Match(const std::vector<const ShellWord*>& operands,
                              std::string_view words) {
  for (const ShellWord* operand : operands) {
    // `cargo +nightly build`.
    if (operand->constant().starts_with('+')) {
      continue;
    }
    const std::size_t space = std::min(words.find(' '), words.size());
    if (!operand->Is(words.substr(0, space))) {
      return nullptr;
    }
    if (space == words.size()) {
      return operand;
    }
    words.remove_prefix(space + 1);
  }
  return nullptr;
}

// The command is one of those, given by their first words: the word that the last one is.
static const ShellWord* Find(const ShellCommand& command, const CommandLine& line, Names names) {
  for (const std::string_view words : names) {
    const std::size_t end = words.find(' ');
    if (words.substr(0, end) != command.program()) {
      continue;
    }
    if (end == std::string_view::npos) {
      if (line.operands.empty() && !line.Has({"version", "help", "v", "h", "V"})) {
        return &*command.name;
      }
    } else if (const auto* word = Match(line.operands, words.substr(end + 1))) {
      return word;
    }
  }
  return nullptr;
}

static bool IsOfName(char byte) {
  return byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

// The path is the folder, holds it, or lies in it.
static bool Reaches(std::string_view path, std::string_view folder) {
  while (path.ends_with('/') || path.ends_with('*')) {
    path.remove_suffix(1);
  }
  const std::size_t found = path.find(folder);
  const std::size_t end = found + folder.size();
  if (found != std::string_view::npos && (end == path.size() || !IsOfName(path[end]))) {
    return true;
  }
  for (std::size_t slash = folder.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = folder.rfind('/', slash - 1)) {
    const auto outer = folder.substr(0, slash);
    if (path == outer || (path.ends_with(outer) && path[path.size() - outer.size() - 1] == '/')) {
      return true;
    }
  }
  return false;
}

// The value of a variable switches something on.
static bool IsOn(std::string_view value) {
  static constexpr std::array<std::string_view, 9> Off = {"",   "0",   "false", "False", "FALSE",
                                                          "no", "off", "No",    "Off"};
  return std::find(Off.begin(), Off.end(), value) == Off.end();
}

// The cache as one RUN sees it.
class CacheOfRun {
 public:
  CacheOfRun(const InstructionView& run, const PackageCache& cache) : run_(&run), cache_(&cache) {
    for (const auto name : cache.place_variables) {
      Place(ValueOf(name));
    }
  }

  std::optional<KeptCache> FindKept() {
    std::optional<KeptCache> kept;
    for (const auto& command : run_->commands()) {
      const auto line = ReadCommandLine(command.command(), cache_->valued);
      if (Empties(command.command(), line)) {
        kept.reset();
        continue;
      }
      const auto* verb = kept ? nullptr : Find(command.command(), line, cache_->fills);
      if (verb != nullptr && !line.Has(cache_->off_options)) {
        Place(line);
        kept = KeptCache{&command, verb};
      }
    }
    return unknown_ || HasMount() || IsOffByVariable() ? std::nullopt : std::move(kept);
  }

  bool IsKeptOut() const {
    const auto& commands = run_->commands();
    return unknown_ || HasMount() || IsOffByVariable() ||
           std::any_of(commands.begin(), commands.end(), [&](const CommandView& command) {
             return Empties(command.command(), ReadCommandLine(command.command(), cache_->valued));
           });
  }

 private:
  bool Empties(const ShellCommand& command, const CommandLine& line) const {
    return Find(command, line, cache_->empties) != nullptr || RemovesIt(command);
  }

  // As far as it is known; empty where nothing sets it, `$` where it cannot be told.
  std::string ValueOf(std::string_view name) const {
    for (const auto& command : run_->commands()) {
      for (const auto& assignment : command->assignments) {
        if (assignment.name == name) {
          const auto& value = assignment.value;
          return value ? std::string(value->value ? value->constant() : "$") : std::string();
        }
      }
      for (const auto& word : command->arguments) {
        const auto text = TextOf(word);
        if (text.starts_with(name) && text.substr(name.size()).starts_with('=')) {
          return std::string(text.substr(name.size() + 1));
        }
      }
    }
    const auto variable =
        run_->dockerfile().scope.Find(run_->stage()->index, run_->instruction().index, name);
    if (variable.state != Variable::State::Known) {
      return {};
    }
    return variable.value.known() ? variable.value.text() : "$";
  }

  void Place(std::string value) {
    unknown_ = unknown_ || value.find('$') != std::string::npos;
    if (!value.empty()) {
      places_.push_back(std::move(value));
    }
  }

  void Place(const CommandLine& line) {
    for (const auto& option : line.options) {
      const auto& names = cache_->place_options;
      if (std::find(names.begin(), names.end(), option.name) != names.end()) {
        Place(option.value);
      }
    }
  }

  bool IsOffByVariable() const {
    return std::any_of(cache_->off_variables.begin(), cache_->off_variables.end(),
                       [&](std::string_view name) { return IsOn(ValueOf(name)); });
  }

  bool IsOfIt(std::string_view path) const {
    const auto reaches = [&](std::string_view folder) { return Reaches(path, folder); };
    return std::any_of(places_.begin(), places_.end(), reaches) ||
           std::any_of(cache_->folders.begin(), cache_->folders.end(), reaches);
  }

  bool RemovesIt(const ShellCommand& command) const {
    const auto program = command.program();
    if (program != "rm" && program != "find") {
      return false;
    }
    const auto& words = command.arguments;
    return std::any_of(words.begin(), words.end(), [&](const ShellWord& word) {
      return IsOfIt(TextOf(word)) ||
             std::any_of(
                 cache_->place_variables.begin(), cache_->place_variables.end(),
                 [&](std::string_view name) { return word.text.find(name) != std::string::npos; });
    });
  }

  bool HasMount() const {
    const auto mounts = Mounts(run_->instruction());
    return std::any_of(mounts.begin(), mounts.end(), [&](const Mount& mount) {
      const auto type = mount.Type();
      const auto target = mount.Target();
      return (type == "cache" || type == "tmpfs") &&
             (!target || !target->known() || target->text().find('$') != std::string::npos ||
              IsOfIt(target->text()));
    });
  }

  const InstructionView* run_;
  const PackageCache* cache_;
  std::vector<std::string> places_;
  bool unknown_ = false;
};

std::vector<Edit> KeptCache::AddOption(std::string_view option) const {
  if (verb->text != verb->constant() || verb->span.size() != verb->text.size()) {
    return {};
  }
  return {{{verb->span.file, verb->span.end, verb->span.end}, fmt::format(" {}", option)}};
}

// A program that may fill the cache: most files have none.
static bool HasProgram(const InstructionView& run, const PackageCache& cache) {
  const auto& commands = run.commands();
  return std::any_of(commands.begin(), commands.end(), [&](const CommandView& command) {
    return std::any_of(cache.fills.begin(), cache.fills.end(), [&](std::string_view words) {
      return words.substr(0, words.find(' ')) == command->program();
    });
  });
}

bool IsKeptOut(const InstructionView& run, const PackageCache& cache) {
  return CacheOfRun(run, cache).IsKeptOut();
}

static bool IsMoved(const BuildView& build, const PackageCache& cache) {
  const auto moves = [&](const CommandView& command) {
    const auto line = ReadCommandLine(command.command(), cache.valued);
    return Find(command.command(), line, cache.moves) != nullptr;
  };
  const auto& runs = build.instructions();
  return std::any_of(runs.begin(), runs.end(), [&](const InstructionView& run) {
    return std::any_of(run.commands().begin(), run.commands().end(), moves);
  });
}

std::vector<KeptCache> KeptCaches(const BuildView& build, const PackageCache& cache) {
  std::vector<KeptCache> found;
  for (const Stage* stage : ShippedStages(build)) {
    for (const auto& run : build.InstructionsOf(*stage)) {
      if (run->keyword != Keyword::Run || !HasProgram(run, cache)) {
        continue;
      }
      if (auto kept = CacheOfRun(run, cache).FindKept()) {
        found.push_back(std::move(*kept));
      }
    }
  }
  if (!found.empty() && IsMoved(build, cache)) {
    found.clear();
  }
  return found;
}

}  // namespace linter::docker
