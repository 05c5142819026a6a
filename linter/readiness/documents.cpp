// What is written for people, and whether it is true of what is deployed: owners, versions,
// variables, commands; and what images are made of.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "linter/readiness/other_files.h"
#include "linter/text/path_pattern.h"

namespace linter::readiness {

constexpr std::size_t MostExcerpt = 200;
constexpr std::size_t MostNamed = 8;

static re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Calls `take` with each line and its number.
template <typename Take>
static void ForLines(std::string_view text, Take take) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    take(line, ++number);
    begin = end + 1;
  }
}

// The last pattern that matches a path says who owns it.
void OtherFiles::ReadOwners(const SourceFile& file) {
  struct Owned {
    PathPattern pattern;
    bool owned;
  };
  std::vector<Owned> patterns;
  std::size_t first = 0;
  ForLines(file.text, [&](std::string_view line, std::size_t number) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] == '#' || line[begin] == '[') {
      return;
    }
    line.remove_prefix(begin);
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    if (auto pattern = PathPattern::Parse(line.substr(0, end))) {
      const bool owned = line.find('@') != std::string_view::npos;
      patterns.push_back({std::move(*pattern), owned});
      first = first == 0 && owned ? number : first;
    }
  });
  const auto owned = [&](const std::string& path) {
    const auto last = std::find_if(patterns.rbegin(), patterns.rend(),
                                   [&](const Owned& each) { return each.pattern.Covers(path); });
    return last != patterns.rend() && last->owned;
  };
  const auto count = std::count_if(known_.manifests.begin(), known_.manifests.end(), owned);
  const auto all = known_.manifests.size();
  if (count > 0 && static_cast<std::size_t>(count) == all) {
    Say("owners-of-manifests", Hint::Side::For,
        {.path = file.path,
         .line = first,
         .text = fmt::format("all {} files with objects have owners", all)});
  }
}

// A version of three numbers, as text that can be compared: `v1.2.3` is `1.2.3`.
static std::string VersionIn(std::string_view text) {
  static const RE2 Pattern(R"((?:^|[^0-9.])v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?)(?:$|[^0-9]))");
  std::string version;
  RE2::PartialMatch(Piece(text), Pattern, &version);
  return version;
}

void OtherFiles::ReadVersions(std::string_view path, const SourceFile& file) {
  if (path.ends_with("Chart.yaml")) {
    static const RE2 Field(R"((?m)^(?:version|appVersion):\s*["']?v?([^"'\s#]+))");
    re2::StringPiece rest(file.text);
    std::string version;
    while (RE2::FindAndConsume(&rest, Field, &version)) {
      versions_.push_back(version);
    }
    return;
  }
  if (path.ends_with(".yaml") || path.ends_with(".yml")) {
    return;
  }
  // The newest release stands first; what is not yet released has no number.
  Evidence newest;
  ForLines(file.text, [&](std::string_view line, std::size_t number) {
    const auto version = line.starts_with('#') ? VersionIn(line) : std::string();
    if (newest.line == 0 && !version.empty()) {
      newest = {.path = file.path,
                .line = number,
                .text = version,
                .excerpt = std::string(line.substr(0, MostExcerpt))};
    }
  });
  if (newest.line > 0) {
    changelogs_.push_back(std::move(newest));
  }
}

void OtherFiles::CompareVersions() {
  for (auto evidence : changelogs_) {
    const bool known =
        std::find(versions_.begin(), versions_.end(), evidence.text) != versions_.end();
    const auto version = evidence.text;
    if (known) {
      evidence.text = fmt::format("the newest heading is {}, the version of a chart", version);
      Say("changelog-of-version", Hint::Side::For, std::move(evidence));
    } else if (versions_.empty()) {
      evidence.text = fmt::format("the newest heading is {}", version);
      Say("changelog-newest", Hint::Side::For, std::move(evidence));
    } else {
      evidence.text =
          fmt::format("the newest heading is {}, which no chart of these files has", version);
      Say("changelog-newest", Hint::Side::For, std::move(evidence));
    }
  }
}

void OtherFiles::ReadDocument(const SourceFile& file) {
  static const RE2 Word(R"(\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b)");
  documents_ = true;
  re2::StringPiece rest(file.text);
  std::string word;
  while (RE2::FindAndConsume(&rest, Word, &word)) {
    if (known_.variables.contains(word)) {
      documented_.insert(word);
    }
  }
}

void OtherFiles::CompareVariables() {
  if (!documents_ || known_.variables.empty()) {
    return;
  }
  std::vector<std::string> missing;
  for (const auto& [name, place] : known_.variables) {
    if (!documented_.contains(name)) {
      missing.push_back(name);
    }
  }
  if (missing.empty()) {
    auto evidence = known_.variables.begin()->second;
    evidence.text =
        fmt::format("documents name all {} variables that are set", known_.variables.size());
    Say("variables-documented", Hint::Side::For, std::move(evidence));
    return;
  }
  for (std::size_t i = 0; i < std::min(missing.size(), MostNamed); ++i) {
    auto evidence = known_.variables.at(missing[i]);
    evidence.text = fmt::format("no document names `{}`", missing[i]);
    Say("variables-documented", Hint::Side::Against, std::move(evidence));
  }
}

// A command that undoes names what the files have, or a release, or is told for another tool.
void OtherFiles::ReadCommands(const SourceFile& file) {
  static const RE2 Undo(
      R"(kubectl\s+(?:-n\s+\S+\s+)?rollout\s+undo\s+(?:-n\s+\S+\s+)?([a-z]+)[/ ]([a-z0-9][a-z0-9.-]*)(\s|$|`))");
  static const RE2 Other(
      R"((helm rollback\s+\S+|argocd app rollback\s+\S+|kubectl argo rollouts (undo|abort)\s+\S+|flux\s+(suspend|reconcile)\s+\S+\s+\S+))");
  static const RE2 Heading(R"((?i)^#+.*\b(roll(ing)?[- ]?back|revert|undo)\b)");
  ForLines(file.text, [&](std::string_view line, std::size_t number) {
    Evidence evidence{
        .path = file.path, .line = number, .excerpt = std::string(line.substr(0, MostExcerpt))};
    std::string kind;
    std::string name;
    if (RE2::PartialMatch(Piece(line), Undo, &kind, &name)) {
      kind = kind == "deploy" || kind == "deployments" ? "deployment"
             : kind == "sts"                           ? "statefulset"
             : kind == "ds"                            ? "daemonset"
                                                       : kind;
      const bool known = known_.workloads.contains(kind + "/" + name);
      evidence.text =
          known ? fmt::format("a command that undoes {} `{}`", kind, name)
                : fmt::format("a command for {} `{}`, which these files do not have", kind, name);
      Say("rollback-commands", known ? Hint::Side::For : Hint::Side::Against, evidence);
    } else if (RE2::PartialMatch(Piece(line), Other)) {
      evidence.text = "a command that goes back";
      Say("rollback-commands", Hint::Side::For, evidence);
    } else if (RE2::PartialMatch(Piece(line), Heading)) {
      evidence.text = "a heading about the way back";
      Say("rollback-headings", Hint::Side::For, evidence);
    }
  });
}

// The image that the last stage of a Dockerfile stands on, earlier stages followed.
void OtherFiles::ReadDockerfile(const SourceFile& file) {
  static const RE2 From(R"((?i)^\s*FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?)");
  static const RE2 Slim(
      R"((?i)(distroless|^scratch$|alpine|-slim|slim-|ubi\S*-(micro|minimal)|wolfi|chiseled|chainguard|busybox))");
  static const RE2 Tools(
      R"((?i)(^|/)(golang|maven|gradle|rust|dotnet/sdk|openjdk:[^ ]*jdk|eclipse-temurin:[^ ]*jdk|gcc|node-gyp)([:@]|$))");
  std::map<std::string, Evidence> stages;
  Evidence last;
  ForLines(file.text, [&](std::string_view line, std::size_t number) {
    std::string image;
    std::string name;
    if (!RE2::PartialMatch(Piece(line), From, &image, &name)) {
      return;
    }
    const auto stage = stages.find(image);
    last = stage != stages.end() ? stage->second
                                 : Evidence{.path = file.path,
                                            .line = number,
                                            .text = image,
                                            .excerpt = std::string(line.substr(0, MostExcerpt))};
    if (!name.empty()) {
      stages[name] = last;
    }
  });
  const auto image = last.text;
  if (image.empty() || image.find('$') != std::string::npos) {
    return;
  }
  if (RE2::PartialMatch(image, Tools)) {
    last.text = fmt::format("the image stands on `{}`, with all its tools", image);
    Say("final-images", Hint::Side::Against, last);
  } else if (RE2::PartialMatch(image, Slim)) {
    last.text = fmt::format("the image stands on `{}`", image);
    Say("final-images", Hint::Side::For, last);
  }
}

}  // namespace linter::readiness
