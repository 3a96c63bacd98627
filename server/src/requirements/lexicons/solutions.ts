/** Words of the solution instead of the problem: products, technologies and parts of user interfaces (by hand). One a line or comma. */
export const TECHNOLOGIES = `mysql, postgresql, postgres, sqlite, mongodb, oracle database, sql server, redis, kafka, rabbitmq, elasticsearch, java, javascript, typescript, python, php,
angular, react, vue, jquery, bootstrap, spring boot, node.js, .net, docker, kubernetes, microservice, microservices, stored procedure, stored procedures, ajax, cookie, cookies, hibernate, graphql, webhook, webhooks, lambda function`;

export const WIDGETS = `button, buttons, dropdown, drop-down, dropdown menu, drop-down menu, checkbox, check box, checkboxes, radio button, radio buttons, popup, pop-up,
modal dialog, dialog box, text box, textbox, text field, scrollbar, scroll bar, slider, tooltip, hamburger menu, toolbar, spinner, carousel, sidebar, tab bar, combo box`;
