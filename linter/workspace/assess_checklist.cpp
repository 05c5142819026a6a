#include "linter/workspace/assess_checklist.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "linter/config/config.h"
#include "linter/config/mistake.h"
#include "linter/files/bytes.h"
#include "linter/files/repository.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"
#include "linter/text/line_index.h"

namespace linter::workspace {

constexpr std::size_t MostBytes = 1U << 20U;

std::vector<Rule> Asides() {
  auto rules = readiness::ScopeRules();
  auto proofs = readiness::Proofs();
  std::move(proofs.begin(), proofs.end(), std::back_inserter(rules));
  return rules;
}

void Tell(const Request& request, const SourceFile& file, const readiness::Flaw& flaw) {
  const auto position = LineIndex(file.text).At(flaw.span.begin, ColumnUnit::CodePoint);
  request.complain(config::Describe({file.path, position, flaw.message}));
}

std::optional<SourceFile> ReadSource(const Request& request, const std::string& path) {
  auto bytes = files::ReadBytes(path, MostBytes);
  if (!bytes) {
    request.complain(fmt::format("{}: {}", path, bytes.error().message));
    return std::nullopt;
  }
  return SourceFile{FileId(0), path, std::move(bytes->text)};
}

// Rows name rules, proofs and other rows that there are. What rows sum up may be dropped.
static std::vector<std::string> CheckNames(std::span<const Rule> catalog,
                                           const std::vector<std::string>& dropped,
                                           const readiness::Checklist& list) {
  std::vector<std::string> complaints;
  std::set<std::string_view> rules = {readiness::EveryError};
  for (const auto& rule : catalog) {
    rules.insert(rule.id);
  }
  std::set<std::string_view> proofs;
  for (const auto& proof : readiness::FileProofs()) {
    proofs.insert(proof.id);
  }
  const auto asides = Asides();
  for (const auto& rule : asides) {
    proofs.insert(rule.id);
  }
  for (const auto* row : list.Rows()) {
    const auto check = [&](std::string_view noun, const std::string& name, bool known) {
      if (!known) {
        complaints.push_back(
            fmt::format("the row `{}` names the {} `{}`, and there is none", row->id, noun, name));
      }
    };
    for (const auto& id : row->rules.value_or(std::vector<std::string>())) {
      check("rule", id, rules.contains(id));
    }
    for (const auto& use : row->proofs) {
      check("proof", use.id, proofs.contains(use.id));
    }
    for (const auto* names : {&row->applies, &row->expects}) {
      for (const auto& id : *names) {
        check("proof", id, proofs.contains(id));
      }
    }
    for (const auto& id : row->members) {
      const bool left_out = std::find(dropped.begin(), dropped.end(), id) != dropped.end();
      check("row", id, left_out || list.Find(id) != nullptr);
    }
  }
  return complaints;
}

// What the settings say of the checklist. What is wrong with them is told by the run.
static config::ChecklistSettings SettingsOf(const AssessRequest& request,
                                            std::span<const Rule> catalog) {
  config::ChecklistSettings settings;
  const auto& lint = request.lint;
  if (!lint.isolated) {
    config::ConfigTree tree(
        catalog, {}, [](const std::string& path) { return files::ReadIfThere(path, MostBytes); });
    if (lint.config) {
      tree.Pin(files::Absolute(*lint.config));
    }
    settings =
        tree.ForFolder(lint.folder.empty() ? files::WorkingFolder() : lint.folder).checklist();
  }
  if (!request.checklist.empty()) {
    settings.file = request.checklist;
  }
  return settings;
}

// Empty after a complaint.
static std::optional<readiness::Checklist> ReadList(const AssessRequest& request,
                                                    const std::string& path) {
  const auto file = path.empty()
                        ? std::optional<SourceFile>({FileId(0), "deployment.yaml",
                                                     std::string(readiness::DeploymentChecklist())})
                        : ReadSource(request.lint, path);
  if (!file) {
    return std::nullopt;
  }
  auto list = readiness::ReadChecklist(*file);
  for (const auto& flaw : list.flaws) {
    Tell(request.lint, *file, flaw);
  }
  return list.flaws.empty() ? std::optional(std::move(list)) : std::nullopt;
}

std::optional<readiness::Checklist> LoadChecklist(const AssessRequest& request,
                                                  std::span<const Rule> catalog) {
  const auto settings = SettingsOf(request, catalog);
  auto list = ReadList(request, settings.file);
  for (const auto& path : settings.add) {
    auto more = list ? ReadList(request, path) : std::nullopt;
    if (!more) {
      return std::nullopt;
    }
    list->Add(std::move(*more));
  }
  if (!list) {
    return std::nullopt;
  }
  bool sound = true;
  for (const auto& id : settings.drop) {
    if (!list->Drop(id)) {
      request.lint.complain(fmt::format("`checklist` drops `{}`, and there is no such row", id));
      sound = false;
    }
  }
  for (const auto& complaint : CheckNames(catalog, settings.drop, *list)) {
    request.lint.complain(complaint);
    sound = false;
  }
  return sound ? std::move(list) : std::nullopt;
}

}  // namespace linter::workspace
