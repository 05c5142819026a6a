// From `.kube-linter.yaml` to `.shoal.yaml`: checks by our ids, checks over templates as rules of
// one's own.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "linter/check/rule_names.h"
#include "linter/config/kube_linter.h"
#include "linter/config/quote.h"
#include "linter/config/selection.h"
#include "linter/config/translation.h"

namespace linter::config {

// One of our rules in a list, and what kube-linter calls it.
struct RuleLine {
  std::string id;
  std::string note;
};

class KubeLinterTranslator {
 public:
  KubeLinterTranslator(const std::string& path, std::span<const Rule> catalog)
      : path_(path), catalog_(catalog) {}

  Translation Run(std::string_view text);

 private:
  void TakeChecks(const Setting& checks);
  void TakeCustomChecks(const Setting& checks);
  void TakeCustomCheck(const Setting& check);
  void TakeNames(const Setting& names, std::vector<RuleLine>& lines);
  void WriteRule(const std::string& id, const CustomRule& rule, const Setting& check);
  void WriteSelection();
  void WriteList(std::string_view key, const std::vector<RuleLine>& lines);
  // What a check is called here: the rules that answer it, or the custom check of that name.
  std::vector<RuleLine> Find(std::string_view name) const;
  std::string IdOf(std::string_view name) const;
  bool Is(const Setting& mapping, std::string_view key) const;
  void Remark(const Setting& at, std::string message) {
    translation_.remarks.push_back({path_, at.position, std::move(message)});
  }
  template <typename... Arguments>
  static void Write(std::string& text, fmt::format_string<Arguments...> format,
                    Arguments&&... arguments) {
    text += fmt::format(format, std::forward<Arguments>(arguments)...);
  }

  const std::string& path_;
  std::span<const Rule> catalog_;
  Translation translation_;
  bool add_all_ = false;
  bool add_defaults_ = true;
  std::vector<RuleLine> included_;
  std::vector<RuleLine> excluded_;
  std::vector<std::string> ignored_paths_;
  // Ids of custom checks that became rules, in their order.
  std::vector<std::string> own_;
  // Below `custom-rules`.
  std::string rules_;
};

Translation TranslateKubeLinter(std::string_view text, const std::string& path,
                                std::span<const Rule> catalog) {
  return KubeLinterTranslator(path, catalog).Run(text);
}

static const Setting* FindIn(const Setting& mapping, std::string_view key) {
  const auto entry = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](const SettingEntry& each) { return each.key.text == key; });
  return entry == mapping.entries.end() || entry->value.is_nothing() ? nullptr : &entry->value;
}

static std::string TextIn(const Setting& mapping, std::string_view key) {
  const auto* value = FindIn(mapping, key);
  return value != nullptr && value->is_scalar() ? value->text : "";
}

Translation KubeLinterTranslator::Run(std::string_view text) {
  const auto settings = ReadSettings(text, path_, translation_.remarks);
  if (!translation_.remarks.empty()) {
    return std::move(translation_);
  }
  // Names of custom checks may stand in `exclude`.
  for (const auto& [key, value] : settings.entries) {
    if (key.text == "customChecks" && !value.is_nothing()) {
      TakeCustomChecks(value);
    }
  }
  for (const auto& [key, value] : settings.entries) {
    if (key.text == "checks" && !value.is_nothing()) {
      TakeChecks(value);
    } else if (key.text != "customChecks" && key.text != "checks") {
      Remark(key, fmt::format("`{}` is left out: kube-linter has no such setting", key.text));
    }
  }
  std::string written = fmt::format("# Settings of shoal, made from kube-linter's ({}).\n",
                                    path_.substr(path_.rfind('/') + 1));
  translation_.text = std::move(written);
  WriteSelection();
  WriteList("ignore", excluded_);
  if (!ignored_paths_.empty()) {
    *translation_.text += "\nexclude:\n";
    for (const auto& pattern : ignored_paths_) {
      Write(*translation_.text, "  - {}\n", Quote(pattern));
    }
  }
  if (!rules_.empty()) {
    *translation_.text += "\ncustom-rules:\n" + rules_;
  }
  std::stable_sort(translation_.remarks.begin(), translation_.remarks.end(),
                   [](const Mistake& left, const Mistake& right) {
                     return left.position.line < right.position.line;
                   });
  return std::move(translation_);
}

bool KubeLinterTranslator::Is(const Setting& mapping, std::string_view key) const {
  const auto* value = FindIn(mapping, key);
  return value != nullptr && value->Bool().value_or(false);
}

void KubeLinterTranslator::TakeChecks(const Setting& checks) {
  add_all_ = Is(checks, "addAllBuiltIn");
  add_defaults_ = !Is(checks, "doNotAutoAddDefaults");
  for (const auto& [key, value] : checks.entries) {
    if (key.text == "include") {
      TakeNames(value, included_);
    } else if (key.text == "exclude") {
      TakeNames(value, excluded_);
    } else if (key.text == "ignorePaths") {
      for (const auto& path : value.items) {
        if (path.text.starts_with('/') || path.text.starts_with('~')) {
          Remark(path, fmt::format("`{}` is left out: paths here begin at the settings' folder",
                                   path.text));
        } else {
          ignored_paths_.push_back(path.text);
        }
      }
    } else if (key.text != "addAllBuiltIn" && key.text != "doNotAutoAddDefaults") {
      Remark(key, fmt::format("`{}` is left out: kube-linter has no such setting", key.text));
    }
  }
}

std::vector<RuleLine> KubeLinterTranslator::Find(std::string_view name) const {
  std::vector<RuleLine> lines;
  for (const auto* rule : RuleNames(catalog_).Find("kube-linter", name)) {
    lines.push_back({std::string(rule->id), std::string(name)});
  }
  const auto id = IdOf(name);
  if (lines.empty() && std::find(own_.begin(), own_.end(), id) != own_.end()) {
    lines.push_back({id, std::string(name)});
  }
  return lines;
}

void KubeLinterTranslator::TakeNames(const Setting& names, std::vector<RuleLine>& lines) {
  for (const auto& name : names.items) {
    const auto found = Find(name.text);
    if (found.empty()) {
      Remark(name, fmt::format("`{}` is left out: shoal has no such rule", name.text));
    }
    for (const auto& line : found) {
      const auto known = std::find_if(lines.begin(), lines.end(),
                                      [&](const RuleLine& each) { return each.id == line.id; });
      if (known == lines.end()) {
        lines.push_back(line);
      } else {
        known->note += ", " + line.note;
      }
    }
  }
}

void KubeLinterTranslator::TakeCustomChecks(const Setting& checks) {
  for (const auto& check : checks.items) {
    if (check.is_mapping()) {
      TakeCustomCheck(check);
    } else {
      Remark(check, fmt::format("a check is a mapping, not {}", check.Describe()));
    }
  }
}

// Small letters, digits and single hyphens; other than the names of rules of ours.
std::string KubeLinterTranslator::IdOf(std::string_view name) const {
  std::string id;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (upper || plain) {
      id += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (id.ends_with('-')) {
    id.pop_back();
  }
  const bool taken = std::any_of(catalog_.begin(), catalog_.end(), [&](const Rule& rule) {
    return rule.id == id || rule.category == id;
  });
  const bool letter = !id.empty() && id.front() >= 'a' && id.front() <= 'z';
  return taken || !letter ? "own-" + id : id;
}

void KubeLinterTranslator::TakeCustomCheck(const Setting& check) {
  const auto name = TextIn(check, "name");
  const auto of = TextIn(check, "template");
  const auto* params = FindIn(check, "params");
  const Parameters parameters(params);
  const auto rule = parameters.unusable() ? std::nullopt : RuleOfTemplate(of, parameters);
  const auto id = IdOf(name.empty() ? of : name);
  if (rule && std::find(own_.begin(), own_.end(), id) == own_.end()) {
    own_.push_back(id);
    WriteRule(id, *rule, check);
    return;
  }
  const auto ours = RuleNames(catalog_).Find("kube-linter", CheckOfTemplate(of));
  if (!rule && !ours.empty()) {
    std::vector<std::string_view> ids;
    for (const auto* each : ours) {
      included_.push_back({std::string(each->id), name});
      ids.push_back(each->id);
    }
    Remark(check, fmt::format("`{}` becomes `{}`: its parameters are left out", name,
                              fmt::join(ids, "`, `")));
  } else if (of == "cel-expression") {
    Remark(check, fmt::format("`{}` is left out: CEL has no counterpart; write its condition as a "
                              "rule of your own (`custom-rules`)",
                              name));
  } else {
    Remark(check, fmt::format("`{}` is left out: the template `{}` with these parameters has no "
                              "counterpart",
                              name, of));
  }
}

void KubeLinterTranslator::WriteRule(const std::string& id, const CustomRule& rule,
                                     const Setting& check) {
  std::vector<std::string> kinds;
  if (const auto* scope = FindIn(check, "scope")) {
    if (const auto* named = FindIn(*scope, "objectKinds")) {
      for (const auto& kind : named->items) {
        kinds.push_back(kind.text);
      }
    }
  }
  if (kinds.empty()) {
    kinds.assign(rule.kinds.begin(), rule.kinds.end());
  }
  std::vector<std::string> ours;
  for (const auto& kind : kinds) {
    if (kind == "DeploymentLike") {
      ours.insert(ours.end(), DeploymentLike().begin(), DeploymentLike().end());
    } else if (kind == "JobLike") {
      ours.insert(ours.end(), {"Job", "CronJob"});
    } else if (kind != "Any") {
      ours.push_back(Quote(kind));
    }
  }
  // What looks into pods looks at whatever makes them anyway.
  if (ours.size() >= DeploymentLike().size() && !rule.subject.empty()) {
    ours.clear();
  }
  Write(rules_, "  - id: {}\n", id);
  if (!rule.subject.empty()) {
    Write(rules_, "    subject: {}\n", rule.subject);
  }
  if (!ours.empty()) {
    Write(rules_, "    kinds: [{}]\n", fmt::join(ours, ", "));
  }
  Write(rules_, "    when: |-\n      {}\n", rule.when);
  const auto about = TextIn(check, "description");
  Write(rules_, "    message: {}\n", Quote(rule.message));
  if (!about.empty()) {
    Write(rules_, "    summary: {}\n", Quote(about));
  }
  if (const auto remedy = TextIn(check, "remediation"); !remedy.empty()) {
    Write(rules_, "    why: {}\n", Quote(remedy));
  }
}

// `kube-linter` are all rules that answer its checks; of those that it runs without settings, the
// ones that shoal does not run anyway are named.
void KubeLinterTranslator::WriteSelection() {
  std::vector<RuleLine> lines;
  std::set<std::string> named;
  const auto add = [&](const RuleLine& line) {
    if (named.insert(line.id).second) {
      lines.push_back(line);
    }
  };
  if (add_defaults_ || add_all_) {
    add({"default", "what shoal checks without settings"});
    for (const auto* rule : RulesOf(catalog_, Profile::Default)) {
      named.insert(std::string(rule->id));
    }
  }
  if (add_all_) {
    add({"kube-linter", "all that it checks"});
  } else if (add_defaults_) {
    for (const auto check : DefaultChecks()) {
      for (const auto& line : Find(check)) {
        add(line);
      }
    }
  }
  for (const auto& line : included_) {
    add(line);
  }
  for (const auto& id : own_) {
    add({id, ""});
  }
  if (lines.empty()) {
    *translation_.text += "\nselect: []\n";
  }
  WriteList("select", lines);
}

void KubeLinterTranslator::WriteList(std::string_view key, const std::vector<RuleLine>& lines) {
  if (!lines.empty()) {
    Write(*translation_.text, "\n{}:\n", key);
  }
  for (const auto& [id, note] : lines) {
    Write(*translation_.text, "  - {}{}{}\n", id, note.empty() || note == id ? "" : "  # ",
          note == id ? "" : note);
  }
}

}  // namespace linter::config
