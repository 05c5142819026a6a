#include "linter/k8s/environment.h"

#include <algorithm>
#include <array>

#include "linter/text/environment_name.h"
#include "linter/yaml/tree.h"

namespace linter::k8s {

std::string EnvironmentOf(const Object& object) {
  std::string path = object.root().deepest().tree().file().path;
  const auto dot = path.rfind('.');
  const bool file = dot != std::string::npos && path.find('/', dot) == std::string::npos;
  return EnvironmentOfPath(file ? path : path + "/");
}

static bool IsDeployed(std::string_view environment) {
  return environment == "production" || environment == "staging" || environment == "preprod" ||
         environment == "uat";
}

// Looks through the texts of one object.
class CrossingSearch {
 public:
  CrossingSearch(std::string own, std::vector<CrossedText>& found)
      : own_(std::move(own)), found_(found) {}

  void Look(const yaml::Slot& slot, std::string_view key);

 private:
  void Judge(const yaml::Slot& slot, std::string_view text, std::string_view key);
  bool JudgeParts(const yaml::Slot& slot, std::string_view text, std::string_view parts,
                  std::string_view separators);

  // Beyond any object that a person writes.
  static constexpr std::size_t MostTexts = 100000;

  std::string own_;
  std::vector<CrossedText>& found_;
  std::size_t texts_ = 0;
};

// The word of a label that is the name of an environment: `staging` of `acme-staging`.
static std::string_view WordOf(std::string_view label, std::string_view own) {
  const auto first = label.substr(0, label.find('-'));
  const auto dash = label.rfind('-');
  const auto last = dash == std::string_view::npos ? label : label.substr(dash + 1);
  for (const auto word : {first, last}) {
    const auto name = EnvironmentName(word);
    const bool usual = IsDeployed(name) && word != "live" && word != "stage";
    if (usual && name != own) {
      return word;
    }
  }
  return {};
}

bool CrossingSearch::JudgeParts(const yaml::Slot& slot, std::string_view text,
                                std::string_view parts, std::string_view separators) {
  while (!parts.empty()) {
    const auto end = parts.find_first_of(separators);
    const auto word = WordOf(parts.substr(0, end), own_);
    if (!word.empty()) {
      found_.push_back({slot, text, std::string(EnvironmentName(word)), word});
      return true;
    }
    parts = end == std::string_view::npos ? std::string_view() : parts.substr(end + 1);
  }
  return false;
}

// `db.staging.example.com:5432`, without what follows.
static std::string_view HostOf(std::string_view text) {
  auto host = text.substr(0, text.find_first_of("/?#"));
  const auto at = host.rfind('@');
  host = at == std::string_view::npos ? host : host.substr(at + 1);
  host = host.substr(0, host.find(':'));
  const bool letters = std::all_of(host.begin(), host.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
           letter == '-' || letter == '*';
  });
  const auto dot = host.find('.');
  const bool several = dot != std::string_view::npos && host.find('.', dot + 1) != host.npos;
  return letters && several ? host : std::string_view();
}

void CrossingSearch::Judge(const yaml::Slot& slot, std::string_view text, std::string_view key) {
  constexpr std::size_t Most = 300;
  if (text.size() > Most || text.find_first_of(" \t\n") != std::string_view::npos) {
    return;
  }
  const auto scheme = text.find("://");
  if (scheme != std::string_view::npos) {
    JudgeParts(slot, text, text.substr(scheme + 3), "./:?=&@");
  } else if (key == "key" && text.find('/') != std::string_view::npos) {
    JudgeParts(slot, text, text, "/");
  } else {
    JudgeParts(slot, text, HostOf(text), ".");
  }
}

void CrossingSearch::Look(const yaml::Slot& slot, std::string_view key) {
  // Names of images, of kinds and of resources say nothing of where they run.
  static constexpr std::array<std::string_view, 7> Others = {
      "image", "apiVersion", "kind", "apiGroup", "labels", "matchLabels", "finalizers"};
  if (std::find(Others.begin(), Others.end(), key) != Others.end() || texts_ > MostTexts) {
    return;
  }
  for (const auto& member : slot.Members()) {
    // What tools leave there speaks of sources and pages.
    if (key != "annotations" || member.key.find("host") != std::string_view::npos) {
      Look(member.value, member.key);
    }
  }
  for (const auto& item : slot.Items()) {
    Look(item, key);
  }
  if (const auto text = slot.String()) {
    ++texts_;
    Judge(slot, *text, key);
  }
}

std::vector<CrossedText> CrossedTexts(const Object& object) {
  std::vector<CrossedText> found;
  auto own = EnvironmentOf(object);
  if (IsDeployed(own)) {
    CrossingSearch(std::move(own), found).Look(object.root(), "");
  }
  return found;
}

}  // namespace linter::k8s
